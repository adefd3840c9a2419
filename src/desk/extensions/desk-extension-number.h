/* desk-extension-number.h: whether a number is still free
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pbx-client.h"

G_BEGIN_DECLS

/**
 * DeskNumberState:
 *
 * What is known of a number that somebody types.
 */
typedef enum
{
  DESK_NUMBER_EMPTY,
  DESK_NUMBER_INVALID,
  DESK_NUMBER_CHECKING,
  DESK_NUMBER_FREE,
  DESK_NUMBER_TAKEN,
  DESK_NUMBER_UNKNOWN, /* the device did not answer: saving will tell */
} DeskNumberState;

#define DESK_TYPE_EXTENSION_NUMBER (desk_extension_number_get_type ())

G_DECLARE_FINAL_TYPE (DeskExtensionNumber, desk_extension_number, DESK, EXTENSION_NUMBER, GObject)

DeskExtensionNumber *desk_extension_number_new (PbxClient *client);
void desk_extension_number_suggest (DeskExtensionNumber *self);
void desk_extension_number_check (DeskExtensionNumber *self, const char *number);
DeskNumberState desk_extension_number_get_state (DeskExtensionNumber *self);
void desk_extension_number_stop (DeskExtensionNumber *self);

G_END_DECLS
