#include "codes.h"

#include <stdlib.h>
#include <string.h>

enum { FEW_ZEROS = 17, MANY_ZEROS = 18, SAME = 19 };

static int by_number(const void *left, const void *right)
{
    uint64_t one = *(const uint64_t *)left, two = *(const uint64_t *)right;
    return (one > two) - (one < two);
}

/* Depths of a Huffman tree's leaves, as how many there are of each; the weights are sorted. The queue of inner nodes is
 * sorted by itself, as each new one weighs more than all before it. */
static void count_depths(const uint64_t *weights, size_t leaves, uint32_t *per_depth, size_t deepest)
{
    uint64_t inner[MAIN_CODES];
    uint32_t parent[2 * MAIN_CODES], depth[2 * MAIN_CODES];
    size_t leaf = 0, first = 0;
    for (size_t made = 0; made + 1 < leaves; made++) {
        inner[made] = 0;
        for (int child = 0; child < 2; child++) {
            bool take_leaf = leaf < leaves && (first >= made || weights[leaf] <= inner[first]);
            inner[made] += take_leaf ? weights[leaf] : inner[first];
            parent[take_leaf ? leaf++ : leaves + first++] = (uint32_t)(leaves + made);
        }
    }
    depth[2 * leaves - 2] = 0;
    for (size_t node = 2 * leaves - 2; node-- > 0;) {
        depth[node] = depth[parent[node]] + 1;
        if (node < leaves)
            per_depth[depth[node] < deepest ? depth[node] : deepest]++;
    }
}

/* Codes that were cut to the greatest length take more than there is: move others down until it fits. */
static void make_room(uint32_t *per_depth, uint32_t longest)
{
    uint64_t used = 0;
    for (uint32_t depth = 1; depth <= longest; depth++)
        used += (uint64_t)per_depth[depth] << (longest - depth);
    while (used > 1ull << longest) {
        uint32_t depth = longest - 1;
        while (!per_depth[depth])
            depth--;
        per_depth[depth]--;
        per_depth[depth + 1] += 2; /* it and one of the longest codes */
        per_depth[longest]--;
        used--;
    }
}

void make_lengths(const uint32_t *counts, size_t symbols, uint32_t longest, uint8_t *lengths)
{
    uint64_t sorted[MAIN_CODES], weights[MAIN_CODES];
    size_t used = 0;
    for (size_t symbol = 0; symbol < symbols; symbol++)
        if (counts[symbol])
            sorted[used++] = (uint64_t)counts[symbol] << 16 | symbol;
    memset(lengths, 0, symbols);
    if (used < 2) { /* decoders want a tree with both branches, or none at all */
        if (used) {
            size_t only = sorted[0] & 0xFFFF;
            lengths[only] = lengths[only ? 0 : 1] = 1;
        }
        return;
    }
    qsort(sorted, used, sizeof *sorted, by_number);
    for (size_t i = 0; i < used; i++)
        weights[i] = sorted[i] >> 16;
    uint32_t per_depth[MAX_CODE + 1] = {0};
    count_depths(weights, used, per_depth, longest);
    make_room(per_depth, longest);
    size_t rarest = 0;
    for (uint32_t depth = longest; depth > 0; depth--)
        for (uint32_t i = 0; i < per_depth[depth]; i++)
            lengths[sorted[rarest++] & 0xFFFF] = (uint8_t)depth;
}

void make_codes(const uint8_t *lengths, size_t symbols, uint16_t *codes)
{
    uint32_t next[MAX_CODE + 2] = {0}, per_length[MAX_CODE + 1] = {0};
    for (size_t symbol = 0; symbol < symbols; symbol++)
        per_length[lengths[symbol]]++;
    per_length[0] = 0;
    for (uint32_t length = 1; length <= MAX_CODE; length++)
        next[length + 1] = (next[length] + per_length[length]) << 1;
    for (size_t symbol = 0; symbol < symbols; symbol++)
        codes[symbol] = lengths[symbol] ? (uint16_t)next[lengths[symbol]]++ : 0;
}

/* A symbol of the pretree with the bits that follow it; of SAME, `length` is the symbol after those. */
typedef struct {
    uint8_t symbol, length, bits, value;
} Told;

static uint8_t difference(uint8_t before, uint8_t now)
{
    return (uint8_t)(before >= now ? before - now : before + 17 - now);
}

/* What to tell of the lengths from here; returns how many of them that covers. */
static size_t tell(const uint8_t *before, const uint8_t *lengths, size_t left, Told *told)
{
    size_t run = 1;
    while (run < left && run < 51 && lengths[run] == lengths[0])
        run++;
    if (!lengths[0] && run >= 20) {
        *told = (Told){MANY_ZEROS, 0, 5, (uint8_t)(run - 20)};
        return run;
    }
    if (!lengths[0] && run >= 4) {
        run = run < 19 ? run : 19;
        *told = (Told){FEW_ZEROS, 0, 4, (uint8_t)(run - 4)};
        return run;
    }
    uint8_t step = difference(before[0], lengths[0]);
    if (run >= 4) {
        run = run < 5 ? run : 5;
        *told = (Told){SAME, step, 1, (uint8_t)(run - 4)};
        return run;
    }
    *told = (Told){step, 0, 0, 0};
    return 1;
}

void put_lengths(Bits *bits, const uint8_t *before, const uint8_t *lengths, size_t symbols)
{
    Told told[MAIN_CODES];
    uint32_t counts[PRETREE_CODES] = {0};
    size_t count = 0;
    for (size_t done = 0; done < symbols; count++) {
        done += tell(before + done, lengths + done, symbols - done, &told[count]);
        counts[told[count].symbol]++;
        if (told[count].symbol == SAME)
            counts[told[count].length]++;
    }
    uint8_t pretree[PRETREE_CODES];
    uint16_t codes[PRETREE_CODES];
    make_lengths(counts, PRETREE_CODES, MAX_PRETREE_CODE, pretree);
    make_codes(pretree, PRETREE_CODES, codes);
    for (size_t symbol = 0; symbol < PRETREE_CODES; symbol++)
        put_bits(bits, pretree[symbol], 4);
    for (size_t i = 0; i < count; i++) {
        put_bits(bits, codes[told[i].symbol], pretree[told[i].symbol]);
        put_bits(bits, told[i].value, told[i].bits);
        if (told[i].symbol == SAME)
            put_bits(bits, codes[told[i].length], pretree[told[i].length]);
    }
}
