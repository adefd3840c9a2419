/* desk-forward-checks.h: what to warn of in all call forwards, as things change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-forward-check.h"

#include "pbx-list.h"

G_BEGIN_DECLS

#define DESK_TYPE_FORWARD_CHECKS (desk_forward_checks_get_type ())

G_DECLARE_FINAL_TYPE (DeskForwardChecks, desk_forward_checks, DESK, FORWARD_CHECKS, GObject)

DeskForwardChecks *desk_forward_checks_new (PbxList *list, PbxDirectory *directory, PbxMonitor *monitor);
PbxDirectory *desk_forward_checks_get_directory (DeskForwardChecks *self);
DeskForwardCheck *desk_forward_checks_get (DeskForwardChecks *self, PbxForward *forward);
GPtrArray *desk_forward_checks_examine (DeskForwardChecks *self, PbxForward *forward);
void desk_forward_checks_queue (DeskForwardChecks *self);

G_END_DECLS
