/* The bit stream: 16-bit words, little-endian, filled from the highest bit. */
#ifndef SEOGO_LZX_BITS_H
#define SEOGO_LZX_BITS_H

#include "format.h"

#include <string.h>

typedef struct {
    uint8_t *next; /* NULL: only count */
    uint8_t *end;
    uint64_t held; /* bits that are no whole word yet, in the lowest places */
    uint32_t holding;
    uint64_t counted; /* bits put so far */
    bool full;        /* there was no room; what came then is lost */
} Bits;

/* Append up to 32 bits. */
static inline void put_bits(Bits *bits, uint32_t value, uint32_t count)
{
    bits->counted += count;
    if (!bits->next)
        return;
    bits->held = bits->held << count | value;
    bits->holding += count;
    while (bits->holding >= 16) {
        uint32_t word = (uint32_t)(bits->held >> (bits->holding - 16)) & 0xFFFF;
        bits->holding -= 16;
        if (bits->end - bits->next < 2) {
            bits->full = true;
            continue;
        }
        *bits->next++ = (uint8_t)word;
        *bits->next++ = (uint8_t)(word >> 8);
    }
}

/* Zeros up to a whole word. */
static inline void fill_word(Bits *bits)
{
    if (bits->holding)
        put_bits(bits, 0, 16 - bits->holding);
}

/* Append bytes between words. */
static inline void put_bytes(Bits *bits, const uint8_t *data, size_t size)
{
    bits->counted += 8 * (uint64_t)size;
    if (!bits->next)
        return;
    if ((size_t)(bits->end - bits->next) < size) {
        bits->full = true;
        return;
    }
    memcpy(bits->next, data, size);
    bits->next += size;
}

#endif
