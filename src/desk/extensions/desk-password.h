/* desk-password.h: passwords that are hard to guess and easy to read out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskPasswordStrength:
 *
 * How long a password keeps out somebody who guesses.
 */
typedef enum
{
  DESK_PASSWORD_EMPTY,
  DESK_PASSWORD_WEAK,
  DESK_PASSWORD_FAIR,
  DESK_PASSWORD_STRONG,
} DeskPasswordStrength;

char *desk_password_new (guint length);
char *desk_password_new_digits (guint length);
DeskPasswordStrength desk_password_rate (const char *password, const char *exten, const char *name);

G_END_DECLS
