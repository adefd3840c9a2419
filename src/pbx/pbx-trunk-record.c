/* pbx-trunk-record.c: trunks as they travel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-trunk-record.h"

/**
 * PbxTrunkInfo:
 *
 * Four texts, each with a line for each trunk (endpoint 9).
 */
struct _PbxTrunkInfo
{
  PbxRecord parent_instance;

  char *analog;
  char *digital;
  char *iax;
  char *sip;
};

/**
 * PbxTrunkStatus:
 *
 * How one SIP or IAX trunk is (endpoint 10).
 */
struct _PbxTrunkStatus
{
  PbxRecord parent_instance;

  char *delay;
  char *name;
  char *server;
  char *status;
  char *type;
  char *model;
};

G_DEFINE_FINAL_TYPE (PbxTrunkInfo, pbx_trunk_info, PBX_TYPE_RECORD)
G_DEFINE_FINAL_TYPE (PbxTrunkStatus, pbx_trunk_status, PBX_TYPE_RECORD)

#define INFO(property, wire)                                                                                 \
  {                                                                                                          \
#property, wire, NULL, PBX_FIELD_STRING, 0, G_STRUCT_OFFSET(PbxTrunkInfo, property)                      \
  }
#define STATUS(property, wire, flags)                                                                        \
  {                                                                                                          \
#property, wire, NULL, PBX_FIELD_STRING, flags, G_STRUCT_OFFSET(PbxTrunkStatus, property)                \
  }

static const PbxField info_fields[] = {
  INFO (analog, "analogOut"),
  INFO (digital, "digitalOut"),
  INFO (iax, "iaxOut"),
  INFO (sip, "sipOut"),
  { NULL },
};

static const PbxField status_fields[] = {
  STATUS (delay, "delay", 0),
  STATUS (name, "name", PBX_FIELD_KEY),
  STATUS (server, "server", 0),
  STATUS (status, "status", 0),
  STATUS (type, "trunkType", 0),
  STATUS (model, "model", 0),
  { NULL },
};

static void
pbx_trunk_info_class_init (PbxTrunkInfoClass *klass)
{
  pbx_record_class_declare (PBX_RECORD_CLASS (klass), "trunk lines", info_fields);
  PBX_RECORD_CLASS (klass)->keeps_sent = FALSE;
}

static void
pbx_trunk_info_init (PbxTrunkInfo *self)
{
}

static void
pbx_trunk_status_class_init (PbxTrunkStatusClass *klass)
{
  pbx_record_class_declare (PBX_RECORD_CLASS (klass), "trunk", status_fields);
  PBX_RECORD_CLASS (klass)->keeps_sent = FALSE;
}

static void
pbx_trunk_status_init (PbxTrunkStatus *self)
{
}

static const char *
get_group (PbxTrunkKind kind)
{
  switch (kind)
    {
    case PBX_TRUNK_SIP:
      return "sip";
    case PBX_TRUNK_IAX:
      return "iax";
    case PBX_TRUNK_DIGITAL:
      return "digital";
    default:
      return "analog";
    }
}

static PbxTrunk *
find (GPtrArray *trunks, PbxTrunk *same)
{
  for (guint i = 0; i < trunks->len; i++)
    {
      PbxTrunk *trunk = trunks->pdata[i];

      if (pbx_trunk_get_kind (trunk) == pbx_trunk_get_kind (same) &&
          g_str_equal (pbx_trunk_get_name (trunk), pbx_trunk_get_name (same)))
        return trunk;
    }

  return NULL;
}

/* Names are the device's keys, but nothing keeps two ports from having the same one. */
static void
give_keys (GPtrArray *trunks)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < trunks->len; i++)
    {
      PbxTrunk *trunk = trunks->pdata[i];
      const char *group = get_group (pbx_trunk_get_kind (trunk));
      g_autofree char *key = g_strdup_printf ("%s/%s", group, pbx_trunk_get_name (trunk));

      for (guint n = 2; g_hash_table_contains (taken, key); n++)
        {
          g_free (key);
          key = g_strdup_printf ("%s/%s#%u", group, pbx_trunk_get_name (trunk), n);
        }
      pbx_trunk_set_key (trunk, key);
      g_hash_table_add (taken, g_steal_pointer (&key));
    }
}

static void
add_lines (GPtrArray *trunks, PbxTrunkKind kind, const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  guint number = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]) == '\0')
        continue;
      number++;
      if (kind == PBX_TRUNK_DIGITAL)
        g_ptr_array_add (trunks, pbx_trunk_new_from_digital (lines[i], number));
      else if (kind == PBX_TRUNK_ANALOG)
        g_ptr_array_add (trunks, pbx_trunk_new_from_analog (lines[i]));
      else
        g_ptr_array_add (trunks, pbx_trunk_new_from_sip (kind, lines[i]));
    }
}

/**
 * pbx_trunk_info_unpack:
 * @self: (nullable): the answer of endpoint 9
 * @statuses: (nullable) (element-type PbxTrunkStatus): the answer of endpoint 10
 *
 * Makes one list of both: a trunk that stands in one of them only is there, too.
 *
 * Returns: (transfer full) (element-type PbxTrunk): the trunks: SIP, IAX, analogue and mobile, digital
 */
GPtrArray *
pbx_trunk_info_unpack (PbxTrunkInfo *self, GPtrArray *statuses)
{
  GPtrArray *trunks = g_ptr_array_new_with_free_func (g_object_unref);

  if (self != NULL)
    {
      add_lines (trunks, PBX_TRUNK_SIP, self->sip);
      add_lines (trunks, PBX_TRUNK_IAX, self->iax);
    }
  for (guint i = 0; statuses != NULL && i < statuses->len; i++)
    {
      PbxTrunkStatus *status = statuses->pdata[i];
      g_autoptr (PbxTrunk) trunk = pbx_trunk_new_from_status (status->type, status->name, status->model,
                                                              status->server, status->delay, status->status);
      PbxTrunk *known = find (trunks, trunk);

      if (known != NULL)
        pbx_trunk_merge_status (known, trunk);
      else
        g_ptr_array_add (trunks, g_steal_pointer (&trunk));
    }
  if (self != NULL)
    {
      add_lines (trunks, PBX_TRUNK_ANALOG, self->analog);
      add_lines (trunks, PBX_TRUNK_DIGITAL, self->digital);
    }
  give_keys (trunks);

  return trunks;
}
