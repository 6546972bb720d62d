/* Call instructions of x86 programs: with the place they go to in them, instead of the way there, calls of one function
 * look the same. */
#ifndef SEOGO_LZX_CALLS_H
#define SEOGO_LZX_CALLS_H

#include "format.h"

/* Translate everything that the decoder will translate back.
 *
 * reach: the size that the header tells; targets below it are translated. */
void translate_calls(uint8_t *data, uint32_t size, uint32_t reach);

#endif
