/* demo-extension.h: the record of an extension, its checks and its making
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-names.h"
#include "demo-types.h"

G_BEGIN_DECLS

typedef struct
{
  JsonObject *record; /* as the device answers it */
  char *search;       /* folded: number, name, department */
  guint n_phones;
} DemoExtension;

DemoExtension *demo_extension_new (JsonObject *body, GError **error);
DemoExtension *demo_extension_new_example (DemoRandom *random, guint number, guint position);
void demo_extension_free (DemoExtension *self);
gboolean demo_extension_update (DemoExtension *self, JsonObject *body, GError **error);
const char *demo_extension_get (DemoExtension *self, const char *name);
char *demo_extension_make_sort_key (DemoExtension *self, const char *column);
gboolean demo_extension_has_column (const char *column);
gboolean demo_extension_is_number (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoExtension, demo_extension_free)

G_END_DECLS
