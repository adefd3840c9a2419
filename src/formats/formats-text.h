/* formats-text.h: a file's bytes as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats-error.h"

G_BEGIN_DECLS

/* No phonebook is larger, and what is larger would only fill the memory. */
#define FORMATS_MAX_FILE_SIZE (64 * 1024 * 1024)

const char *formats_text_guess_encoding (GBytes *bytes);
char *formats_text_decode (GBytes *bytes, const char *encoding, GError **error);

void formats_file_load_async (GFile *file,
                              gsize max_size,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GBytes *formats_file_load_finish (GFile *file, GAsyncResult *result, GError **error);

G_END_DECLS
