/* demo-journal.h: what was asked, for tests to look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DemoJournal DemoJournal;

DemoJournal *demo_journal_new (void);
void demo_journal_free (DemoJournal *self);
void
demo_journal_add (DemoJournal *self, const char *method, const char *path, const char *query, GBytes *body);
guint64 demo_journal_count (DemoJournal *self, const char *prefix);
char *demo_journal_describe_last (DemoJournal *self, const char *prefix);
void demo_journal_clear (DemoJournal *self);

G_END_DECLS
