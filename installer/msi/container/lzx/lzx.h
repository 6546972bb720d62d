/* Encoder for the LZX compression of cabinets. */
#ifndef SEOGO_LZX_H
#define SEOGO_LZX_H

#include <stdint.h>

enum { LZX_DONE = 0, LZX_NO_MEMORY = 1, LZX_NO_ROOM = 2, LZX_BAD_ARGUMENT = 3 };

/* Compress a cabinet folder.
 *
 * data, size: under 1 GB.
 * window_bits: 15 to 21; the window is 2 to that.
 * reach: how far call instructions are translated, under 2^31; 0: not at all.
 * out, room: 38912 bytes for every 32768 of data.
 * frames: for every 32768 bytes of data, or fewer at the end, the bytes that they take; they lie one after another.
 * Returns one of the above. The same arguments give the same bytes. */
int lzx_compress(const uint8_t *data, uint32_t size, uint32_t window_bits, uint32_t reach, uint8_t *out, uint64_t room,
                 uint32_t *frames);

#endif
