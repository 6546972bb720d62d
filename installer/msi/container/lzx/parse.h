/* Choosing among literals and matches: the way through a stretch of data that the given codes make cheapest. */
#ifndef SEOGO_LZX_PARSE_H
#define SEOGO_LZX_PARSE_H

#include "format.h"

/* The matches of a segment, found once and looked at by every pass. */
typedef struct {
    uint32_t *packed;
    size_t count, room;
    uint32_t *first; /* of each place of the segment, and one more */
} Matches;

/* What everything costs, in bits. */
typedef struct {
    uint16_t literal[LITERALS];
    uint16_t match[MAX_SLOTS][MAX_MATCH + 1]; /* by slot and length, without the last three bits of the offset */
    uint16_t last_bits[ALIGNED_CODES];
} Prices;

/* The cheapest way to a place. */
typedef struct {
    uint32_t cost;
    Item item; /* that ends here */
    Recent recent; /* after it */
} Node;

/* The data, one segment of which is worked on. */
typedef struct {
    const uint8_t *data;
    uint32_t segment; /* where it starts: at the start of a frame */
    const Matches *matches;
    Node *nodes; /* one more than a segment has bytes */
} Stretch;

/* Prices that follow from code lengths; symbols without a code get a high one. */
void set_prices(Prices *prices, const Lengths *lengths, bool aligned);

/* Find the way from `start` to `end`, which lie in the segment.
 *
 * recent: before; becomes what it is after.
 * items: written there.
 * Returns their number. */
size_t parse(const Stretch *stretch, uint32_t start, uint32_t end, const Prices *prices, Recent *recent, Item *items);

#endif
