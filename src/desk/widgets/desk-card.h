/* desk-card.h: a titled part of a page that can fail alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_CARD (desk_card_get_type ())

G_DECLARE_FINAL_TYPE (DeskCard, desk_card, DESK, CARD, AdwBin)

DeskCard *desk_card_new (const char *title, GtkWidget *content);
void desk_card_set_state (DeskCard *self, gboolean loaded, const GError *error);
void desk_card_set_summary (DeskCard *self, const char *summary);
const char *desk_card_get_visible_state (DeskCard *self);
void desk_card_try_again (DeskCard *self);

G_END_DECLS
