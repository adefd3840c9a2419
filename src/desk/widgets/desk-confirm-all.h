/* desk-confirm-all.h: asks before everything of a list is deleted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-list-page.h"

G_BEGIN_DECLS

/**
 * DeskConfirmAllKind:
 * @endpoint: deletes everything, without parameters
 * @list_endpoint: the list that it empties
 * @make_heading: asks whether so many rows shall go, one at least, translated: "Delete All 42 Contacts?"
 * @body: (nullable): who is concerned, to be translated (N_); that it cannot be undone is said anyway
 * @deleted: the toast's text, to be translated (N_): "All contacts deleted"
 * @not_deleted: the text of the toast that says that it failed, to be translated (N_): "Contacts not deleted"
 *
 * What is deleted as a whole, and the words for it.
 */
typedef struct
{
  PbxEndpoint endpoint;
  PbxEndpoint list_endpoint;
  char *(*make_heading) (guint n);
  const char *body;
  const char *deleted;
  const char *not_deleted;
} DeskConfirmAllKind;

#define DESK_TYPE_CONFIRM_ALL (desk_confirm_all_get_type ())

G_DECLARE_FINAL_TYPE (DeskConfirmAll, desk_confirm_all, DESK, CONFIRM_ALL, AdwMessageDialog)

DeskConfirmAll *desk_confirm_all_new (DeskListPage *page, const DeskConfirmAllKind *kind);

G_END_DECLS
