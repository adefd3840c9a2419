/* desk-permit.h: from which addresses a phone may register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESK_PERMIT_ERROR (desk_permit_error_quark ())

typedef enum
{
  DESK_PERMIT_ERROR_INVALID,
} DeskPermitError;

GQuark desk_permit_error_quark (void);
gboolean desk_permit_check (const char *text, GError **error);
char *desk_permit_normalize (const char *text);

G_END_DECLS
