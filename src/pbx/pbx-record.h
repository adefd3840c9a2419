/* pbx-record.h: the base class of all that travels as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PbxFieldType:
 * @PBX_FIELD_STRING: a string; the struct member is a `char *`, never %NULL
 * @PBX_FIELD_INT: a whole number; the struct member is a #gint64
 * @PBX_FIELD_BOOLEAN: a #gboolean
 * @PBX_FIELD_DOUBLE: a #double
 * @PBX_FIELD_FLAG: a #gboolean that requests write as 0 and 1
 *
 * The type of a field. Reading takes any scalar that makes sense; writing is exact.
 */
typedef enum
{
  PBX_FIELD_STRING,
  PBX_FIELD_INT,
  PBX_FIELD_BOOLEAN,
  PBX_FIELD_DOUBLE,
  PBX_FIELD_FLAG,
} PbxFieldType;

/**
 * PbxFieldFlags:
 * @PBX_FIELD_KEY: tells the records of a list apart
 * @PBX_FIELD_ANSWER_ONLY: stands in answers; in a request only as the device sent it
 * @PBX_FIELD_NESTED: @wire is `outer.inner`, a member of an object in the record; in answers only
 * @PBX_FIELD_SECRET: a password: never shown by itself, copied or logged
 */
typedef enum
{
  PBX_FIELD_PLAIN = 0,
  PBX_FIELD_KEY = 1 << 0,
  PBX_FIELD_ANSWER_ONLY = 1 << 1,
  PBX_FIELD_SECRET = 1 << 2,
  PBX_FIELD_NESTED = 1 << 3,
} PbxFieldFlags;

/**
 * PbxField:
 * @property: the GObject property's name; equal to the canonical name in all of Front Desk
 * @wire: the member's name in requests
 * @alias: another spelling that answers use, or %NULL
 *
 * Declares one field of a record. Lists of fields end with an empty one.
 */
typedef struct
{
  const char *property;
  const char *wire;
  const char *alias;
  PbxFieldType type;
  PbxFieldFlags flags;
  gsize offset;
} PbxField;

/**
 * PbxRecordState:
 * @PBX_RECORD_READY: the fields are the device's
 * @PBX_RECORD_LOADING: a row whose page is on its way
 * @PBX_RECORD_FAILED: a row whose page could not be loaded
 */
typedef enum
{
  PBX_RECORD_READY,
  PBX_RECORD_LOADING,
  PBX_RECORD_FAILED,
} PbxRecordState;

#define PBX_TYPE_RECORD (pbx_record_get_type ())

G_DECLARE_DERIVABLE_TYPE (PbxRecord, pbx_record, PBX, RECORD, GObject)

struct _PbxRecordClass
{
  GObjectClass parent_class;

  /* What goes wrong names the record by this. Not translated. */
  const char *noun;
  const PbxField *fields;
  GParamSpec **pspecs;
  guint n_fields;

  /* Whether what the device sent is kept, to go back with an update. TRUE but for what is only read. */
  gboolean keeps_sent;

  /* After fields were read: derive what the record computes from them, and notify. */
  void (*updated) (PbxRecord *self);
};

void pbx_record_class_declare (PbxRecordClass *klass, const char *noun, const PbxField *fields);

gboolean pbx_record_read (PbxRecord *self, JsonNode *node, GError **error);
JsonObject *pbx_record_write (PbxRecord *self);
gpointer pbx_record_copy (gpointer self);
void pbx_record_assign (PbxRecord *self, PbxRecord *from);
gboolean pbx_record_equal (PbxRecord *self, PbxRecord *other);
char *pbx_record_dup_key (PbxRecord *self);

PbxRecordState pbx_record_get_state (PbxRecord *self);
gboolean pbx_record_get_ready (PbxRecord *self);
void pbx_record_set_state (PbxRecord *self, PbxRecordState state);

void pbx_records_from_node_async (GType record_type,
                                  JsonNode *node,
                                  const char *where,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *pbx_records_from_node_finish (GAsyncResult *result, GError **error);
void pbx_records_free_later (GPtrArray *records);
GPtrArray *pbx_records_from_node (GType record_type, JsonNode *node, const char *where, GError **error);

G_END_DECLS
