/* Where new codes pay: cutting a segment into blocks. */
#ifndef SEOGO_LZX_SPLIT_H
#define SEOGO_LZX_SPLIT_H

#include "format.h"

enum {
    UNIT = FRAME / 4, /* blocks are made of these; items that go across an end lengthen one and shorten the next */
    SEGMENT = 16 * FRAME,
    MOST_PARTS = SEGMENT / UNIT
};

/* A block to be. */
typedef struct {
    uint32_t start, size;
    Counts counts;
    Lengths lengths;
    uint64_t saving; /* bits that joining it with the next one saves, plus the greatest loss there can be */
} Part;

/* Cut a segment.
 *
 * start: of the segment.
 * before: code lengths of the block before it.
 * parts: room for MOST_PARTS.
 * Returns their number. */
size_t split(uint32_t start, const Item *items, size_t count, uint32_t main_codes, const Lengths *before, Part *parts);

#endif
