/* pbx-address.c: where a device is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-address.h"

#include <glib/gi18n-lib.h>

/**
 * PbxAddress:
 *
 * A host and a port. Immutable.
 *
 * All requests to a device are built here, so that none can go to another host.
 */
struct _PbxAddress
{
  grefcount ref_count;
  char *host; /* owned; as in a URI without brackets, in lower case */
  char *text; /* owned; what a person reads: the port only where it is not 443 */
  guint16 port;
};

G_DEFINE_BOXED_TYPE (PbxAddress, pbx_address, pbx_address_ref, pbx_address_unref)

static PbxAddress *
pbx_address_new (const char *host, guint16 port)
{
  PbxAddress *self = g_new0 (PbxAddress, 1);
  gboolean ipv6 = strchr (host, ':') != NULL;

  g_ref_count_init (&self->ref_count);
  self->host = g_ascii_strdown (host, -1);
  self->port = port;

  if (port == PBX_DEFAULT_PORT)
    self->text = g_strdup (self->host);
  else
    self->text = g_strdup_printf (ipv6 ? "[%s]:%u" : "%s:%u", self->host, port);

  return self;
}

static gboolean
host_is_sane (const char *host)
{
  if (*host == '\0' || strlen (host) > 253)
    return FALSE;

  if (g_hostname_is_ip_address (host))
    return TRUE;

  for (const char *c = host; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("-._", *c) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * pbx_address_parse:
 * @text: what a person typed or pasted
 * @error: return location for a %G_IO_ERROR_INVALID_ARGUMENT, whose message is translated
 *
 * Reads `host`, `host:port`, `[IPv6]:port`, a bare IPv6 address, or an `https://` address from a
 * browser, of which only host and port are used.
 *
 * Returns: (transfer full): the address, or %NULL with @error set
 */
PbxAddress *
pbx_address_parse (const char *text, GError **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *with_scheme = NULL;
  g_autofree char *ascii = NULL;
  g_autoptr (GUri) uri = NULL;
  int port;

  g_return_val_if_fail (text != NULL, NULL);

  trimmed = g_strstrip (g_strdup (text));

  if (*trimmed == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("Enter the address of the PBX, such as 192.168.1.100"));
      return NULL;
    }

  if (g_ascii_strncasecmp (trimmed, "http://", strlen ("http://")) == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("The PBX is reached by https:// only"));
      return NULL;
    }

  if (g_hostname_is_ip_address (trimmed) && strchr (trimmed, '%') == NULL)
    return pbx_address_new (trimmed, PBX_DEFAULT_PORT);

  if (strstr (trimmed, "://") != NULL)
    with_scheme = g_steal_pointer (&trimmed);
  else
    with_scheme = g_strconcat ("https://", trimmed, NULL);

  uri = g_uri_parse (with_scheme, G_URI_FLAGS_PARSE_RELAXED, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_userinfo (uri) != NULL ||
      g_strcmp0 (g_uri_get_scheme (uri), "https") != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ (
                             "This is not an address: enter a name or an IP address, such as 192.168.1.100"));
      return NULL;
    }

  ascii = g_hostname_to_ascii (g_uri_get_host (uri));
  port = g_uri_get_port (uri);

  if (ascii == NULL || !host_is_sane (ascii) || port == 0 || port > G_MAXUINT16)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ (
                             "This is not an address: enter a name or an IP address, such as 192.168.1.100"));
      return NULL;
    }

  return pbx_address_new (ascii, port < 0 ? PBX_DEFAULT_PORT : port);
}

/**
 * pbx_address_ref:
 *
 * Returns: (transfer full): the same address
 */
PbxAddress *
pbx_address_ref (PbxAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * pbx_address_unref:
 *
 * Gives up a reference.
 */
void
pbx_address_unref (PbxAddress *self)
{
  g_return_if_fail (self != NULL);

  if (g_ref_count_dec (&self->ref_count))
    {
      g_free (self->host);
      g_free (self->text);
      g_free (self);
    }
}

/**
 * pbx_address_get_host:
 *
 * Returns: the host name or IP address, without brackets
 */
const char *
pbx_address_get_host (PbxAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->host;
}

/**
 * pbx_address_get_port:
 *
 * Returns: the port
 */
guint16
pbx_address_get_port (PbxAddress *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->port;
}

/**
 * pbx_address_to_string:
 *
 * Returns: the address as a person reads it; [func@Address.parse] reads it back
 */
const char *
pbx_address_to_string (PbxAddress *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text;
}

/**
 * pbx_address_build_uri:
 * @path: an absolute path, not yet escaped
 * @query: (nullable): an escaped query string
 *
 * Builds the address of a resource of this device.
 *
 * Returns: (transfer full): an `https` URI to this host and port, whatever @path holds
 */
GUri *
pbx_address_build_uri (PbxAddress *self, const char *path, const char *query)
{
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL && *path == '/', NULL);

  escaped = g_uri_escape_string (path, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);

  return g_uri_build (G_URI_FLAGS_ENCODED, "https", NULL, self->host, self->port, escaped, query, NULL);
}

/**
 * pbx_address_equal:
 *
 * Returns: whether both lead to the same host and port
 */
gboolean
pbx_address_equal (PbxAddress *a, PbxAddress *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  return a->port == b->port && g_str_equal (a->host, b->host);
}
