/* desk-list-page.h: the base class of pages with a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-deletion.h"
#include "desk-page.h"
#include "desk-split.h"
#include "desk-table.h"

G_BEGIN_DECLS

#define DESK_TYPE_LIST_PAGE (desk_list_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (DeskListPage, desk_list_page, DESK, LIST_PAGE, DeskPage)

/**
 * DeskListPageClass:
 * @for_one: (nullable): actions that need exactly one target, a list that ends in %NULL
 * @for_any: (nullable): actions that need one target at least, a list that ends in %NULL
 * @set_detail: the details have to show a row; only pages with a split
 * @activate: a row that is ready was activated; shows its details where it is not overridden
 * @describe_deleted: what the toast with Undo says of targets that were just deleted, translated and
 *   without markup; only pages with a deletion
 * @update_actions: the targets changed: enable what depends on more than their number. Chaining up is not
 *   needed
 * @changed: the device has deleted rows for this page: what else knows them has to ask anew
 */
struct _DeskListPageClass
{
  DeskPageClass parent_class;

  const char *const *for_one;
  const char *const *for_any;

  void (*set_detail) (DeskListPage *self, gpointer item);
  void (*activate) (DeskListPage *self, gpointer item);
  char *(*describe_deleted) (DeskListPage *self, GPtrArray *targets);
  void (*update_actions) (DeskListPage *self);
  void (*changed) (DeskListPage *self);
};

/* In init, before the template */
void desk_list_page_add_actions (DeskListPage *self,
                                 const char *prefix,
                                 const GActionEntry *entries,
                                 guint n_entries);
/* In constructed, after the parent's */
void desk_list_page_set_up (DeskListPage *self,
                            DeskTable *table,
                            DeskSplit *split,
                            PbxList *list,
                            DeskDeletion *deletion);

PbxList *desk_list_page_get_list (DeskListPage *self);
void desk_list_page_set_list (DeskListPage *self, PbxList *list);
DeskTable *desk_list_page_get_table (DeskListPage *self);
DeskDeletion *desk_list_page_get_deletion (DeskListPage *self);

GPtrArray *desk_list_page_get_targets (DeskListPage *self);
gpointer desk_list_page_get_target (DeskListPage *self);
gpointer desk_list_page_get_shown (DeskListPage *self);
void desk_list_page_show_detail (DeskListPage *self, gpointer item);
void desk_list_page_hide_detail (DeskListPage *self);

void desk_list_page_allow (DeskListPage *self, const char *action, gboolean allowed);
void desk_list_page_update_actions (DeskListPage *self);
void desk_list_page_delete_targets (DeskListPage *self);
void desk_list_page_all_deleted (DeskListPage *self);
void desk_list_page_show_key (DeskListPage *self, const char *key);
void desk_list_page_copy (DeskListPage *self, const char *text, const char *what_happened);

G_END_DECLS
