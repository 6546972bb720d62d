/* Huffman codes, and how their lengths are told to the decoder. */
#ifndef SEOGO_LZX_CODES_H
#define SEOGO_LZX_CODES_H

#include "bits.h"

/* Code lengths for symbols that come so often: the shortest text with no code longer than `longest`. */
void make_lengths(const uint32_t *counts, size_t symbols, uint32_t longest, uint8_t *lengths);

/* The codes themselves: of one length in the order of their symbols. */
void make_codes(const uint8_t *lengths, size_t symbols, uint16_t *codes);

/* Tell code lengths as differences to those of the block before, themselves coded. */
void put_lengths(Bits *bits, const uint8_t *before, const uint8_t *lengths, size_t symbols);

#endif
