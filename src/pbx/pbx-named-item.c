/* pbx-named-item.c: what is chosen by name and stored by id
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-named-item.h"

/**
 * PbxNamedItem:
 *
 * A music on hold folder (endpoint 35), a dial permission (36) or a time condition (43), for choosing
 * one by its name.
 */
struct _PbxNamedItem
{
  PbxRecord parent_instance;

  char *name;
  char *sort;
  gint64 id;
};

G_DEFINE_FINAL_TYPE (PbxNamedItem, pbx_named_item, PBX_TYPE_RECORD)

static const PbxField fields[] = {
  { "id", "id", NULL, PBX_FIELD_INT, PBX_FIELD_KEY, G_STRUCT_OFFSET (PbxNamedItem, id) },
  { "name", "name", NULL, PBX_FIELD_STRING, 0, G_STRUCT_OFFSET (PbxNamedItem, name) },
  { "sort", "sort", NULL, PBX_FIELD_STRING, 0, G_STRUCT_OFFSET (PbxNamedItem, sort) },
  { NULL }
};

static void
pbx_named_item_class_init (PbxNamedItemClass *klass)
{
  pbx_record_class_declare (PBX_RECORD_CLASS (klass), "list entry", fields);
}

static void
pbx_named_item_init (PbxNamedItem *self)
{
}

/**
 * pbx_named_item_get_id:
 *
 * Returns: the number under which the device stores it
 */
gint64
pbx_named_item_get_id (PbxNamedItem *self)
{
  g_return_val_if_fail (PBX_IS_NAMED_ITEM (self), 0);
  return self->id;
}

/**
 * pbx_named_item_get_name:
 *
 * Returns: the name that an administrator gave it
 */
const char *
pbx_named_item_get_name (PbxNamedItem *self)
{
  g_return_val_if_fail (PBX_IS_NAMED_ITEM (self), NULL);
  return self->name;
}

/**
 * pbx_named_item_get_sort:
 *
 * Returns: in which order a folder of music on hold is played, as the device words it; empty for others
 */
const char *
pbx_named_item_get_sort (PbxNamedItem *self)
{
  g_return_val_if_fail (PBX_IS_NAMED_ITEM (self), NULL);
  return self->sort;
}
