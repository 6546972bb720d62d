/* Blocks: a stretch of data with codes of its own. */
#ifndef SEOGO_LZX_BLOCK_H
#define SEOGO_LZX_BLOCK_H

#include "bits.h"

/* Add what the items need of each symbol. */
void count_items(const Item *items, size_t count, Counts *counts);

void add_counts(Counts *counts, const Counts *more);

/* Codes to start with, before there are items: bytes as often as they come, and matches that are all alike. */
void guess_lengths(const uint8_t *data, uint32_t size, Lengths *lengths);

/* Codes that fit the counts. */
void fit_lengths(const Counts *counts, uint32_t main_codes, Lengths *lengths);

/* Bits of the items with these codes, without the codes themselves. */
uint64_t item_bits(const Counts *counts, const Lengths *lengths, bool aligned);

/* Whether codes for the last three bits of offsets save more than they cost. */
bool worth_aligning(const Counts *counts, const Lengths *lengths);

/* Tell a block's kind, size and codes, the latter as differences to those of the block before. */
void put_head(Bits *bits, uint32_t kind, uint32_t size, uint32_t main_codes, const Lengths *before,
              const Lengths *lengths);

/* Tell the kind and size of a block of plain bytes, and the recent distances, which come with it. */
void put_plain_head(Bits *bits, uint32_t size, const Recent *recent);

/* The codes of a block, ready for writing items. */
typedef struct {
    const Lengths *lengths;
    bool aligned;
    uint16_t main[MAIN_CODES], length[LENGTH_CODES], aligned_codes[ALIGNED_CODES];
} Writer;

void set_writer(Writer *writer, const Lengths *lengths, bool aligned);
void put_item(Bits *bits, const Writer *writer, Item item);

#endif
