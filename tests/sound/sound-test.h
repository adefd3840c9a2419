/* sound-test.h: files to play, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder that is gone when the program is. Names are within it. */
const char *test_folder (void);
void test_folder_remove (void);
char *test_write (const char *name, gconstpointer data, gsize size);
char *test_write_bytes (const char *name, GBytes *bytes);

/* 8 kHz, mono, 16 bits: a tone for the first second at half of full scale, a second of nothing, and a
 * second at a quarter. */
GBytes *test_wav_new (void);

G_END_DECLS
