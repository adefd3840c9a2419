/* desk-import-item.h: a person of an import, as a list shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-import-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_IMPORT_ITEM (desk_import_item_get_type ())

G_DECLARE_FINAL_TYPE (DeskImportItem, desk_import_item, DESK, IMPORT_ITEM, GtkWidget)

DeskImportItem *desk_import_item_new (gboolean report);
void desk_import_item_show (DeskImportItem *self, DeskImportPlan *plan, DeskImportRow *row);
void desk_import_item_choose (DeskImportItem *self);

G_END_DECLS
