/* pbx-exchange.c: one request and its answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-exchange.h"

#include "pbx-error.h"
#include "pbx-json.h"

/**
 * pbx_exchange_clear_deadline: (skip)
 *
 * Says that the answer is here, or need not come.
 */
void
pbx_exchange_clear_deadline (PbxExchange *exchange)
{
  if (exchange->deadline != NULL)
    {
      g_source_destroy (exchange->deadline);
      g_clear_pointer (&exchange->deadline, g_source_unref);
    }
}

/**
 * pbx_exchange_free: (skip)
 *
 * Frees an exchange.
 */
void
pbx_exchange_free (PbxExchange *exchange)
{
  pbx_exchange_clear_deadline (exchange);

  if (exchange->outer_handler != 0)
    g_cancellable_disconnect (exchange->outer, exchange->outer_handler);

  if (exchange->message != NULL)
    g_signal_handlers_disconnect_by_data (exchange->message, exchange);

  g_clear_object (&exchange->message);
  g_clear_object (&exchange->cancellable);
  g_clear_object (&exchange->outer);
  g_clear_object (&exchange->stream);
  g_clear_pointer (&exchange->answer, g_byte_array_unref);
  g_clear_pointer (&exchange->chunk, g_bytes_unref);
  g_free (exchange->authorization);
  g_free (exchange->device);
  g_free (exchange);
}

static GError *
distrusted_error (PbxExchange *exchange)
{
  if (exchange->pinned)
    return g_error_new (PBX_ERROR, PBX_ERROR_CERTIFICATE_CHANGED,
                        "%s: the certificate of %s is not the one that was trusted", exchange->info->name,
                        exchange->device);

  return g_error_new (PBX_ERROR, PBX_ERROR_UNTRUSTED, "%s: nobody vouches for the certificate of %s",
                      exchange->info->name, exchange->device);
}

static PbxError
classify_network_error (const GError *error)
{
  if (error->domain == G_RESOLVER_ERROR)
    return PBX_ERROR_NO_SUCH_HOST;

  if (error->domain == G_TLS_ERROR)
    return error->code == G_TLS_ERROR_EOF ? PBX_ERROR_UNREACHABLE : PBX_ERROR_INSECURE;

  if (error->domain == SOUP_SESSION_ERROR)
    return error->code == SOUP_SESSION_ERROR_PARSING ? PBX_ERROR_NOT_UNDERSTOOD : PBX_ERROR_UNREACHABLE;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return PBX_ERROR_NOBODY_LISTENS;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return PBX_ERROR_TIMED_OUT;

  return PBX_ERROR_UNREACHABLE;
}

/**
 * pbx_exchange_translate_error: (skip)
 * @error: (transfer full): what GIO or libsoup says
 *
 * Returns: (transfer full): what it means for the caller
 */
GError *
pbx_exchange_translate_error (PbxExchange *exchange, GError *error)
{
  g_autoptr (GError) owned = error;
  PbxError code;

  if (exchange->outer != NULL && g_cancellable_is_cancelled (exchange->outer))
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");

  if (exchange->distrusted)
    return distrusted_error (exchange);

  if (exchange->late)
    code = PBX_ERROR_TIMED_OUT;
  else if (error->domain == PBX_ERROR)
    return g_steal_pointer (&owned);
  else
    code = classify_network_error (error);

  if (exchange->info->writes && exchange->sent && code != PBX_ERROR_NOT_UNDERSTOOD)
    code = PBX_ERROR_OUTCOME_UNKNOWN;

  if (exchange->late)
    return g_error_new (PBX_ERROR, code, "%s: no answer within %u seconds", exchange->info->name,
                        exchange->info->timeout);

  return g_error_new (PBX_ERROR, code, "%s: %s", exchange->info->name, error->message);
}

/**
 * pbx_exchange_status_error: (skip)
 * @status: an HTTP status that is no success
 * @root: (nullable): the answer, where it is JSON
 *
 * Returns: (transfer full): what it means for the caller
 */
GError *
pbx_exchange_status_error (PbxExchange *exchange, guint status, JsonNode *root)
{
  const char *name = exchange->info->name;
  g_autofree char *message = pbx_envelope_dup_message (root);

  switch (status)
    {
    case SOUP_STATUS_UNAUTHORIZED:
      return g_error_new (PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED, "%s: not signed in (401)", name);

    case SOUP_STATUS_BAD_REQUEST:
    case SOUP_STATUS_FORBIDDEN:
    case SOUP_STATUS_CONFLICT:
    case SOUP_STATUS_UNPROCESSABLE_ENTITY:
      if (message != NULL)
        return g_error_new_literal (PBX_ERROR, PBX_ERROR_REFUSED, message);
      /* A page of HTML with status 400 is a web server's, not this API's. */
      if (root == NULL && exchange->info->answer == PBX_ANSWER_TOKEN)
        break;
      return g_error_new (PBX_ERROR, PBX_ERROR_REFUSED, "%s: HTTP status %u", name, status);

    default:
      break;
    }

  if (SOUP_STATUS_IS_SERVER_ERROR (status))
    return message != NULL
             ? g_error_new (PBX_ERROR, PBX_ERROR_DEVICE_FAILED, "%s: HTTP status %u: %s", name, status,
                            message)
             : g_error_new (PBX_ERROR, PBX_ERROR_DEVICE_FAILED, "%s: HTTP status %u", name, status);

  if (SOUP_STATUS_IS_REDIRECTION (status))
    return g_error_new (PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD,
                        "%s: the device points to another address (HTTP status %u), which is not followed",
                        name, status);

  return g_error_new (PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD, "%s: HTTP status %u", name, status);
}
