/* pbx-contact-merge.h: makes one contact of several
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-contact.h"

G_BEGIN_DECLS

/**
 * PbxMergeStep:
 * @PBX_MERGE_NOTHING: nothing was changed
 * @PBX_MERGE_CODE_TAKEN: a speed dial number was taken from a contact and could not be given back
 * @PBX_MERGE_UPDATED: the contact that stays has all that was chosen; the others are still there
 * @PBX_MERGE_DONE: the others are deleted
 *
 * How far a merge came.
 */
typedef enum
{
  PBX_MERGE_NOTHING,
  PBX_MERGE_CODE_TAKEN,
  PBX_MERGE_UPDATED,
  PBX_MERGE_DONE,
} PbxMergeStep;

#define PBX_TYPE_CONTACT_MERGE (pbx_contact_merge_get_type ())

G_DECLARE_FINAL_TYPE (PbxContactMerge, pbx_contact_merge, PBX, CONTACT_MERGE, GObject)

/* The properties of a contact that a merge chooses, NULL-terminated */
extern const char *const pbx_contact_merge_fields[];

PbxContactMerge *pbx_contact_merge_new (GPtrArray *contacts);
GPtrArray *pbx_contact_merge_get_contacts (PbxContactMerge *self);

PbxContact *pbx_contact_merge_get_kept (PbxContactMerge *self);
void pbx_contact_merge_set_kept (PbxContactMerge *self, PbxContact *contact);
gboolean pbx_contact_merge_get_included (PbxContactMerge *self, PbxContact *contact);
void pbx_contact_merge_set_included (PbxContactMerge *self, PbxContact *contact, gboolean included);
GPtrArray *pbx_contact_merge_get_deleted (PbxContactMerge *self);

GStrv pbx_contact_merge_get_values (PbxContactMerge *self, const char *field);
char *pbx_contact_merge_dup_value (PbxContactMerge *self, const char *field);
void pbx_contact_merge_set_value (PbxContactMerge *self, const char *field, const char *value);
gboolean pbx_contact_merge_loses (PbxContactMerge *self, PbxContact *contact, const char *field);

void pbx_contact_merge_run_async (PbxContactMerge *self,
                                  PbxClient *client,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean pbx_contact_merge_run_finish (PbxContactMerge *self, GAsyncResult *result, GError **error);
PbxMergeStep pbx_contact_merge_get_step (PbxContactMerge *self);

G_END_DECLS
