/* pbx-dial-plan.h: what a dial permission allows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"
#include "pbx-record.h"

G_BEGIN_DECLS

/**
 * PbxPermission:
 *
 * What a dial permission may allow, in the document's order.
 */
typedef enum
{
  PBX_PERMISSION_FEATURE_CODE,
  PBX_PERMISSION_QUEUE,
  PBX_PERMISSION_PARKED_CALL,
  PBX_PERMISSION_PICKUP,
  PBX_PERMISSION_CONFERENCE,
  PBX_PERMISSION_PAGING,
  PBX_PERMISSION_EXTENSION,
  PBX_PERMISSION_IVR,
  PBX_PERMISSION_DISA,
  PBX_PERMISSION_SPY,
  PBX_PERMISSION_CONSOLE,
  PBX_PERMISSION_DEPARTMENT,
  PBX_PERMISSION_SEIZE_LINE,
  PBX_N_PERMISSIONS
} PbxPermission;

#define PBX_TYPE_DIAL_PLAN (pbx_dial_plan_get_type ())
G_DECLARE_FINAL_TYPE (PbxDialPlan, pbx_dial_plan, PBX, DIAL_PLAN, PbxRecord)

gint64 pbx_dial_plan_get_id (PbxDialPlan *self);
const char *pbx_dial_plan_get_name (PbxDialPlan *self);
gboolean pbx_dial_plan_allows (PbxDialPlan *self, PbxPermission permission);

void pbx_dial_plan_list_users_async (PbxClient *client,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GHashTable *pbx_dial_plan_list_users_finish (GAsyncResult *result, GError **error);

G_END_DECLS
