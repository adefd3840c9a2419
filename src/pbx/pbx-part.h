/* pbx-part.h: files that are not whole yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PBX_PART_SUFFIX ".part"

/* All of these block: for a worker. A name is one part of a path, never more. */
gboolean pbx_part_is_name (const char *name);
int pbx_part_open (const char *folder,
                   const char *stem,
                   const char *suffix,
                   char **name,
                   gint64 *size,
                   GError **error);
gboolean pbx_part_settle (const char *folder,
                          const char *part,
                          const char *stem,
                          const char *suffix,
                          char **name,
                          GError **error);
void pbx_part_remove (const char *folder, const char *name);

G_END_DECLS
