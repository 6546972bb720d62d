#include "block.h"

#include "codes.h"

#include <string.h>

enum { GUESSED_MATCH = 9, GUESSED_LENGTH = 6 }; /* bits: about what they are in programs */

void count_items(const Item *items, size_t count, Counts *counts)
{
    for (size_t i = 0; i < count; i++) {
        Item item = items[i];
        if (item.length == 1) {
            counts->main[item.value]++;
            continue;
        }
        uint32_t slot = slot_of(item.value);
        counts->main[main_symbol(slot, item.length)]++;
        counts->plain_bits += slot_bits(slot);
        if (item.length >= LONG_LENGTH)
            counts->length[item.length - LONG_LENGTH]++;
        if (slot >= FIRST_ALIGNED_SLOT) {
            counts->aligned[item.value % ALIGNED_CODES]++;
            counts->plain_bits -= 3;
        }
    }
}

void add_counts(Counts *counts, const Counts *more)
{
    for (size_t i = 0; i < MAIN_CODES; i++)
        counts->main[i] += more->main[i];
    for (size_t i = 0; i < LENGTH_CODES; i++)
        counts->length[i] += more->length[i];
    for (size_t i = 0; i < ALIGNED_CODES; i++)
        counts->aligned[i] += more->aligned[i];
    counts->plain_bits += more->plain_bits;
}

void guess_lengths(const uint8_t *data, uint32_t size, Lengths *lengths)
{
    uint32_t bytes[LITERALS] = {0};
    *lengths = (Lengths){0};
    for (uint32_t i = 0; i < size; i++)
        bytes[data[i]]++;
    make_lengths(bytes, LITERALS, MAX_CODE, lengths->main);
    memset(lengths->main + LITERALS, GUESSED_MATCH, MAIN_CODES - LITERALS);
    memset(lengths->length, GUESSED_LENGTH, LENGTH_CODES);
}

void fit_lengths(const Counts *counts, uint32_t main_codes, Lengths *lengths)
{
    *lengths = (Lengths){0};
    make_lengths(counts->main, main_codes, MAX_CODE, lengths->main);
    make_lengths(counts->length, LENGTH_CODES, MAX_CODE, lengths->length);
    make_lengths(counts->aligned, ALIGNED_CODES, MAX_ALIGNED_CODE, lengths->aligned);
}

static uint64_t product(const uint32_t *counts, const uint8_t *lengths, size_t symbols)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < symbols; i++)
        sum += (uint64_t)counts[i] * lengths[i];
    return sum;
}

static uint64_t last_bits(const Counts *counts)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < ALIGNED_CODES; i++)
        sum += 3ull * counts->aligned[i];
    return sum;
}

uint64_t item_bits(const Counts *counts, const Lengths *lengths, bool aligned)
{
    uint64_t last = aligned ? product(counts->aligned, lengths->aligned, ALIGNED_CODES) : last_bits(counts);
    return product(counts->main, lengths->main, MAIN_CODES) + product(counts->length, lengths->length, LENGTH_CODES) +
           counts->plain_bits + last;
}

bool worth_aligning(const Counts *counts, const Lengths *lengths)
{
    return product(counts->aligned, lengths->aligned, ALIGNED_CODES) + 3 * ALIGNED_CODES < last_bits(counts);
}

static void put_kind(Bits *bits, uint32_t kind, uint32_t size)
{
    put_bits(bits, kind, 3);
    put_bits(bits, size, 24);
}

void put_head(Bits *bits, uint32_t kind, uint32_t size, uint32_t main_codes, const Lengths *before,
              const Lengths *lengths)
{
    put_kind(bits, kind, size);
    if (kind == ALIGNED)
        for (size_t i = 0; i < ALIGNED_CODES; i++)
            put_bits(bits, lengths->aligned[i], 3);
    put_lengths(bits, before->main, lengths->main, LITERALS);
    put_lengths(bits, before->main + LITERALS, lengths->main + LITERALS, main_codes - LITERALS);
    put_lengths(bits, before->length, lengths->length, LENGTH_CODES);
}

void put_plain_head(Bits *bits, uint32_t size, const Recent *recent)
{
    put_kind(bits, UNCOMPRESSED, size);
    if (bits->holding)
        fill_word(bits);
    else
        put_bits(bits, 0, 16); /* 1 to 16 bits, never 0 */
    for (size_t i = 0; i < RECENT; i++) {
        uint32_t value = recent->distance[i];
        uint8_t bytes[] = {(uint8_t)value, (uint8_t)(value >> 8), (uint8_t)(value >> 16), (uint8_t)(value >> 24)};
        put_bytes(bits, bytes, sizeof bytes);
    }
}

void set_writer(Writer *writer, const Lengths *lengths, bool aligned)
{
    writer->lengths = lengths;
    writer->aligned = aligned;
    make_codes(lengths->main, MAIN_CODES, writer->main);
    make_codes(lengths->length, LENGTH_CODES, writer->length);
    make_codes(lengths->aligned, ALIGNED_CODES, writer->aligned_codes);
}

void put_item(Bits *bits, const Writer *writer, Item item)
{
    const Lengths *lengths = writer->lengths;
    if (item.length == 1) {
        put_bits(bits, writer->main[item.value], lengths->main[item.value]);
        return;
    }
    uint32_t slot = slot_of(item.value), symbol = main_symbol(slot, item.length), extra = slot_bits(slot);
    put_bits(bits, writer->main[symbol], lengths->main[symbol]);
    if (item.length >= LONG_LENGTH) {
        symbol = item.length - LONG_LENGTH;
        put_bits(bits, writer->length[symbol], lengths->length[symbol]);
    }
    uint32_t rest = slot_rest(item.value, slot);
    if (!writer->aligned || slot < FIRST_ALIGNED_SLOT) {
        put_bits(bits, rest, extra);
        return;
    }
    put_bits(bits, rest >> 3, extra - 3);
    put_bits(bits, writer->aligned_codes[rest % ALIGNED_CODES], lengths->aligned[rest % ALIGNED_CODES]);
}
