/* pbx-wakeup-book.h: wake-up calls by time, as a person reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-directory.h"
#include "pbx-wakeup.h"

G_BEGIN_DECLS

#define PBX_TYPE_WAKEUP_BOOK (pbx_wakeup_book_get_type ())

G_DECLARE_FINAL_TYPE (PbxWakeupBook, pbx_wakeup_book, PBX, WAKEUP_BOOK, GObject)

PbxWakeupBook *pbx_wakeup_book_new (GListModel *wakeups, GListModel *past, PbxDirectory *directory);
const char *pbx_wakeup_book_get_search (PbxWakeupBook *self);
void pbx_wakeup_book_set_search (PbxWakeupBook *self, const char *text);
PbxWakeup *pbx_wakeup_book_find (PbxWakeupBook *self, const char *exten, PbxWallTime time, guint *position);

G_END_DECLS
