/* formats-error.c: what can be wrong with a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats-error.h"

G_DEFINE_QUARK (formats - error - quark, formats_error)
