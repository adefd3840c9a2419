/* demo-page.h: one page of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-types.h"

G_BEGIN_DECLS

/* What a request asks for. */
typedef struct
{
  gint64 page;        /* as it was asked */
  gint64 size;        /* at least 1 */
  guint64 first;      /* position of its first row */
  const char *column; /* NULL for the list's own order */
  gboolean descending;
} DemoPage;

typedef JsonNode *(*DemoRowFunc) (gpointer row, gpointer user_data);
typedef char *(*DemoSortKeyFunc) (gpointer row, const char *column);

gboolean demo_page_init (DemoPage *self, const DemoRequest *request, GError **error);
JsonArray *demo_page_cut (const DemoPage *self, GPtrArray *rows, DemoRowFunc func, gpointer user_data);
JsonNode *demo_page_answer (const DemoPage *self, GPtrArray *rows, DemoRowFunc func, gpointer user_data);
void demo_page_sort (const DemoPage *self, GPtrArray *rows, DemoSortKeyFunc func);
char *demo_sort_key (const char *text);

G_END_DECLS
