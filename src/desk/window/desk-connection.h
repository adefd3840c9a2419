/* desk-connection.h: how the connection is, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-session.h"

G_BEGIN_DECLS

#define DESK_TYPE_CONNECTION (desk_connection_get_type ())

G_DECLARE_FINAL_TYPE (DeskConnection, desk_connection, DESK, CONNECTION, GObject)

/**
 * DeskConnectionHelp:
 * @DESK_CONNECTION_HELP_NONE: nothing
 * @DESK_CONNECTION_HELP_RETRY: try now instead of later
 * @DESK_CONNECTION_HELP_SIGN_IN: sign in
 * @DESK_CONNECTION_HELP_REVIEW: look at the changed certificate
 *
 * What the person can do about the connection.
 */
typedef enum
{
  DESK_CONNECTION_HELP_NONE,
  DESK_CONNECTION_HELP_RETRY,
  DESK_CONNECTION_HELP_SIGN_IN,
  DESK_CONNECTION_HELP_REVIEW,
} DeskConnectionHelp;

DeskConnection *desk_connection_new (PbxMonitor *monitor);
PbxConnection desk_connection_get_state (DeskConnection *self);
const char *desk_connection_get_icon_name (DeskConnection *self);
const char *desk_connection_get_word (DeskConnection *self);
const char *desk_connection_get_age (DeskConnection *self);
const char *desk_connection_get_trouble (DeskConnection *self);
DeskConnectionHelp desk_connection_get_help (DeskConnection *self);

G_END_DECLS
