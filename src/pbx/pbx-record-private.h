/* pbx-record-private.h: what the parts of the record know of each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-record.h"

G_BEGIN_DECLS

#define MEMBER(self, field, type) G_STRUCT_MEMBER (type, self, (field)->offset)

extern char pbx_no_text[1];
void pbx_free_text (char *text);

/* Each tells whether the value differed; the caller notifies. */
gboolean pbx_record_set_text (PbxRecord *self, const PbxField *field, const char *text);
gboolean pbx_record_set_int (PbxRecord *self, const PbxField *field, gint64 number);
gboolean pbx_record_set_boolean (PbxRecord *self, const PbxField *field, gboolean value);
gboolean pbx_record_set_double (PbxRecord *self, const PbxField *field, double number);

/* What the device sent, so that what is not declared goes back with an update; NULL for a new record */
JsonObject *pbx_record_get_sent (PbxRecord *self);
void pbx_record_set_sent (PbxRecord *self, JsonObject *sent);

G_END_DECLS
