/* desk-permit.c: from which addresses a phone may register
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-permit.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

G_DEFINE_QUARK (desk - permit - error - quark, desk_permit_error)

static void
invalid (GError **error, const char *format, const char *part)
{
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  /* The formats are translations of literals below. */
  message = g_strdup_printf (format, part);
#pragma GCC diagnostic pop
  g_set_error_literal (error, DESK_PERMIT_ERROR, DESK_PERMIT_ERROR_INVALID, message);
}

static gboolean
check_network (const char *part, GError **error)
{
  const char *slash = strchr (part, '/');
  g_autofree char *host = g_strndup (part, slash - part);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);
  guint64 length;
  guint64 max;

  if (address == NULL)
    {
      invalid (error, _ ("“%s” is not a network, such as 192.168.2.0/24."), part);
      return FALSE;
    }
  max = g_inet_address_get_native_size (address) * 8;
  if (!g_ascii_string_to_unsigned (slash + 1, 10, 0, max, &length, NULL))
    {
      invalid (error,
               max == 32 ? _ ("The network “%s” must end with a number from 0 to 32.")
                         : _ ("The network “%s” must end with a number from 0 to 128."),
               part);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_part (const char *part, gboolean *exception, GError **error)
{
  const char *rest = part;

  *exception = *rest == '!';
  if (*exception)
    rest++;
  if (strchr (rest, '/') != NULL)
    return check_network (rest, error);
  if (!g_hostname_is_ip_address (rest))
    {
      invalid (error, _ ("“%s” is not an address, such as 192.168.2.34."), rest);
      return FALSE;
    }
  return TRUE;
}

/**
 * desk_permit_check:
 * @text: what a person typed
 * @error: what is wrong with it, in a translated sentence
 *
 * Checks the list of addresses that a phone may register from: nothing for everywhere, an address, a
 * network, or a list of them with commas in which `!` starts an exception. IPv4 and IPv6.
 *
 * The device takes anything here and then lets no phone register, so it is checked before it is sent.
 *
 * Returns: whether it is such a list
 */
gboolean
desk_permit_check (const char *text, GError **error)
{
  g_autofree char *normal = desk_permit_normalize (text);
  g_auto (GStrv) parts = g_strsplit (normal, ",", -1);
  guint n_allowed = 0;

  if (*normal == '\0')
    return TRUE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean exception;

      if (*parts[i] == '\0')
        {
          g_set_error_literal (error, DESK_PERMIT_ERROR, DESK_PERMIT_ERROR_INVALID,
                               _ ("There is a comma with no address beside it."));
          return FALSE;
        }
      if (!check_part (parts[i], &exception, error))
        return FALSE;
      n_allowed += !exception;
    }
  if (n_allowed == 0)
    {
      g_set_error_literal (error, DESK_PERMIT_ERROR, DESK_PERMIT_ERROR_INVALID,
                           _ ("Exceptions need an address or a network to be exceptions from."));
      return FALSE;
    }
  return TRUE;
}

/**
 * desk_permit_normalize:
 * @text: (nullable): what a person typed
 *
 * Returns: (transfer full): the list without spaces, as the device writes it
 */
char *
desk_permit_normalize (const char *text)
{
  GString *normal = g_string_new (NULL);

  for (const char *c = text; c != NULL && *c != '\0'; c++)
    {
      if (!g_ascii_isspace (*c))
        g_string_append_c (normal, *c);
    }
  return g_string_free (normal, FALSE);
}
