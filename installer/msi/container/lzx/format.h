/* The LZX format of cabinets: numbers and types that every part of the encoder shares.
 *
 * "Microsoft LZX Data Compression Format" (Microsoft, 1997) and [MS-PATCH], which corrects it for the same blocks;
 * where they are silent, as the decoders of libmspack (lzxd.c) and Wine (dlls/cabinet/fdi.c) read it.
 */
#ifndef SEOGO_LZX_FORMAT_H
#define SEOGO_LZX_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    FRAME = 32768,              /* bytes of a cabinet's data block; no match and no padding goes across its end */
    LARGEST_FRAME = FRAME + 6144, /* as compressed: what cabinet readers have room for ([MS-CAB] 1.3, CFDATA) */
    MIN_MATCH = 2,
    MAX_MATCH = 257,
    LITERALS = 256,
    LENGTH_HEADERS = 8,         /* lengths that the main code tells; the last of them says: see the length code */
    LONG_LENGTH = MIN_MATCH + LENGTH_HEADERS - 1,
    MAX_SLOTS = 50,             /* of a window of 2 MB */
    MAIN_CODES = LITERALS + MAX_SLOTS * LENGTH_HEADERS,
    LENGTH_CODES = MAX_MATCH - LONG_LENGTH + 1,
    ALIGNED_CODES = 8,
    PRETREE_CODES = 20,
    FIRST_ALIGNED_SLOT = 8,     /* the first one with three bits beside it */
    LAST_GROWING_SLOT = 36,     /* from here on every slot has 17 bits */
    RECENT = 3,                 /* formatted offsets 0, 1, 2 stand for the last distances */
    MAX_CODE = 16, MAX_PRETREE_CODE = 15, MAX_ALIGNED_CODE = 7
};

enum { VERBATIM = 1, ALIGNED = 2, UNCOMPRESSED = 3 };

/* A literal (length 1, value: the byte) or a match (value: 0 to 2 a recent distance, otherwise the distance + 2). */
typedef struct {
    uint32_t length;
    uint32_t value;
} Item;

/* The last distances, the latest first. */
typedef struct {
    uint32_t distance[RECENT];
} Recent;

/* Length of each symbol's code in bits; 0: not used. */
typedef struct {
    uint8_t main[MAIN_CODES];
    uint8_t length[LENGTH_CODES];
    uint8_t aligned[ALIGNED_CODES];
} Lengths;

/* How often each symbol comes. */
typedef struct {
    uint32_t main[MAIN_CODES];
    uint32_t length[LENGTH_CODES];
    uint32_t aligned[ALIGNED_CODES];
    uint32_t plain_bits; /* bits that are no codes, without the last three where an aligned code could replace them */
} Counts;

/* Where offsets begin that are told by a slot and bits beside it: 2^n and 2^n + 2^(n-1), in the end every 2^17. */
static inline uint32_t slot_of(uint32_t formatted)
{
    if (formatted < 4)
        return formatted;
    if (formatted >= 1u << 18)
        return 34 + (formatted >> 17);
    uint32_t top = 31 - (uint32_t)__builtin_clz(formatted);
    return 2 * top + ((formatted >> (top - 1)) & 1);
}

static inline uint32_t slot_bits(uint32_t slot)
{
    return slot < 4 ? 0 : slot >= LAST_GROWING_SLOT ? 17 : slot / 2 - 1;
}

/* Every slot starts at a multiple of what its bits can tell: they are simply the offset's last bits. */
static inline uint32_t slot_rest(uint32_t formatted, uint32_t slot)
{
    return formatted & ((1u << slot_bits(slot)) - 1);
}

static inline uint32_t length_header(uint32_t length)
{
    return length < LONG_LENGTH ? length - MIN_MATCH : LENGTH_HEADERS - 1;
}

static inline uint32_t main_symbol(uint32_t slot, uint32_t length)
{
    return LITERALS + slot * LENGTH_HEADERS + length_header(length);
}

/* What a decoder does with its list of recent distances after a match. */
static inline void remember(Recent *recent, uint32_t formatted)
{
    uint32_t *last = recent->distance;
    if (formatted < RECENT) { /* changes places with the latest */
        uint32_t found = last[formatted];
        last[formatted] = last[0];
        last[0] = found;
    } else {
        last[2] = last[1];
        last[1] = last[0];
        last[0] = formatted - 2;
    }
}

#endif
