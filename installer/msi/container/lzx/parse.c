/* Nodes are places; from each one goes an edge for its literal and for every length of every match that is worth a
 * thought. Edges go forward only, so one pass finds the cheapest way. What is remembered of recent distances depends on
 * the way: the cheapest one's is taken, which is right nearly always (as in LZMA's encoder). */
#include "parse.h"

#include "matches.h"

#include <string.h>

enum { UNREACHED = 0xFFFFFFFF };

/* A symbol that has had no code so far would take a long one, as it is rare. */
static uint16_t price(uint8_t length, uint8_t longest)
{
    return length ? length : longest;
}

void set_prices(Prices *prices, const Lengths *lengths, bool aligned)
{
    for (uint32_t symbol = 0; symbol < LITERALS; symbol++)
        prices->literal[symbol] = price(lengths->main[symbol], MAX_CODE);
    for (uint32_t slot = 0; slot < MAX_SLOTS; slot++) {
        uint32_t plain = slot_bits(slot) - (slot >= FIRST_ALIGNED_SLOT ? 3 : 0);
        for (uint32_t length = MIN_MATCH; length <= MAX_MATCH; length++) {
            uint32_t cost = plain + price(lengths->main[main_symbol(slot, length)], MAX_CODE);
            if (length >= LONG_LENGTH)
                cost += price(lengths->length[length - LONG_LENGTH], MAX_CODE);
            prices->match[slot][length] = (uint16_t)cost;
        }
    }
    for (uint32_t symbol = 0; symbol < ALIGNED_CODES; symbol++)
        prices->last_bits[symbol] = aligned ? price(lengths->aligned[symbol], MAX_ALIGNED_CODE) : 3;
}

static void reach(Node *node, uint32_t cost, uint32_t length, uint32_t value)
{
    if (cost < node->cost) {
        node->cost = cost;
        node->item = (Item){length, value};
    }
}

/* Edges of a match: its lengths from `shortest` on. */
static void reach_lengths(Node *node, const Prices *prices, uint32_t formatted, uint32_t shortest, uint32_t longest)
{
    uint32_t slot = slot_of(formatted);
    uint32_t cost = node->cost + (slot >= FIRST_ALIGNED_SLOT ? prices->last_bits[formatted % ALIGNED_CODES] : 0);
    const uint16_t *match = prices->match[slot];
    for (uint32_t length = shortest; length <= longest; length++)
        reach(node + length, cost + match[length], length, formatted);
}

/* Edges of the recent distances; returns the greatest length if it is long enough, otherwise 0. */
static uint32_t reach_recent(Node *node, const uint8_t *at, uint32_t before, uint32_t most, const Prices *prices)
{
    for (uint32_t i = 0; i < RECENT; i++) {
        uint32_t distance = node->recent.distance[i];
        if (distance > before || at[0] != at[-(ptrdiff_t)distance] || at[1] != at[1 - (ptrdiff_t)distance])
            continue;
        uint32_t length = same_bytes(at, at - distance, MIN_MATCH, most);
        if (length >= LONG_ENOUGH) {
            reach_lengths(node, prices, i, length, length);
            return length;
        }
        reach_lengths(node, prices, i, MIN_MATCH, length);
    }
    return 0;
}

/* Edges of the matches that were found; as above. */
static uint32_t reach_found(Node *node, const uint32_t *packed, uint32_t count, uint32_t most, const Prices *prices)
{
    if (count) {
        uint32_t length = match_length(packed[count - 1]);
        length = length < most ? length : most;
        if (length >= LONG_ENOUGH) {
            reach_lengths(node, prices, match_distance(packed[count - 1]) + 2, length, length);
            return length;
        }
    }
    uint32_t shortest = MIN_MATCH;
    for (uint32_t i = 0; i < count && shortest <= most; i++) {
        uint32_t length = match_length(packed[i]);
        length = length < most ? length : most;
        reach_lengths(node, prices, match_distance(packed[i]) + 2, shortest, length);
        shortest = length + 1;
    }
    return 0;
}

/* Follow the way back and write it down in its order. */
static size_t write_down(const Node *nodes, uint32_t length, Item *items)
{
    size_t count = 0;
    for (uint32_t place = length; place > 0; place -= nodes[place].item.length)
        count++;
    size_t left = count;
    for (uint32_t place = length; place > 0; place -= nodes[place].item.length)
        items[--left] = nodes[place].item;
    return count;
}

size_t parse(const Stretch *stretch, uint32_t start, uint32_t end, const Prices *prices, Recent *recent, Item *items)
{
    uint32_t size = end - start;
    Node *nodes = stretch->nodes;
    for (uint32_t i = 0; i <= size; i++)
        nodes[i].cost = UNREACHED;
    nodes[0].cost = 0;
    nodes[0].recent = *recent;
    for (uint32_t i = 0, step; i < size; i += step) {
        Node *node = &nodes[i];
        if (i) {
            node->recent = nodes[i - node->item.length].recent;
            if (node->item.length > 1)
                remember(&node->recent, node->item.value);
        }
        uint32_t place = start + i, frame_left = FRAME - place % FRAME;
        uint32_t most = size - i < frame_left ? size - i : frame_left;
        most = most < MAX_MATCH ? most : MAX_MATCH;
        step = 1;
        reach(node + 1, node->cost + prices->literal[stretch->data[place]], 1, stretch->data[place]);
        if (most < MIN_MATCH)
            continue;
        uint32_t taken = reach_recent(node, stretch->data + place, place, most, prices);
        if (!taken) {
            const uint32_t *first = &stretch->matches->first[place - stretch->segment];
            taken = reach_found(node, stretch->matches->packed + first[0], first[1] - first[0], most, prices);
        }
        if (taken)
            step = taken;
    }
    size_t count = write_down(nodes, size, items);
    *recent = nodes[size - nodes[size].item.length].recent;
    if (nodes[size].item.length > 1)
        remember(recent, nodes[size].item.value);
    return count;
}
