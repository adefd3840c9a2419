/* demo-server.c: HTTPS around the dispatcher
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-server.h"
#include "demo-certificate.h"
#include "demo-mangle.h"
#include "demo-sever.h"

#include <libsoup/soup.h>
#include <string.h>

struct _DemoServer
{
  SoupServer *soup;     /* owned */
  GTlsCertificate *tls; /* owned */
  char *fingerprint;    /* owned */
  GHashTable *waiting;  /* owned Exchange: those not answered yet */
  DemoDispatch *dispatch;
  DemoMisbehaviour *misbehaviour;
  DemoJournal *journal;
  guint port;
  guint latency;
  gboolean everywhere;
  gboolean verbose;
};

/* A request that is waiting for its answer. */
typedef struct
{
  DemoServer *server;
  SoupServerMessage *message; /* owned */
  DemoFaults *faults;         /* owned */
  gulong finished;
  guint timer;
} Exchange;

static void
exchange_free (Exchange *exchange)
{
  g_clear_signal_handler (&exchange->finished, exchange->message);
  g_clear_handle_id (&exchange->timer, g_source_remove);
  g_object_unref (exchange->message);
  demo_faults_free (exchange->faults);
  g_free (exchange);
}

static GBytes *
get_request_body (SoupServerMessage *message)
{
  return soup_message_body_flatten (soup_server_message_get_request_body (message));
}

static DemoReply *
make_reply (DemoServer *self, SoupServerMessage *message, DemoFaults *faults)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  GUri *uri = soup_server_message_get_uri (message);
  g_autoptr (GBytes) body = get_request_body (message);
  DemoReply *reply = demo_mangle_replace (faults);
  DemoWire wire = {
    soup_server_message_get_method (message),
    g_uri_get_path (uri),
    g_uri_get_query (uri),
    soup_message_headers_get_one (headers, "Content-Type"),
    soup_message_headers_get_one (headers, "Authorization"),
    body,
  };

  if (reply != NULL)
    return reply;
  reply = demo_dispatch_answer (self->dispatch, &wire, faults);
  demo_mangle_reply (reply, faults);
  return reply;
}

/* The filling of an answer that is too big: the same megabyte of a list again and again. */
static void
append_filling (SoupMessageBody *body, guint megabytes)
{
  g_autoptr (GBytes) filling = NULL;
  char *text = g_malloc (1 << 20);

  for (guint i = 0; i < 1 << 20; i += 2)
    memcpy (text + i, "0,", 2);
  filling = g_bytes_new_take (text, 1 << 20);
  for (guint i = 0; i < megabytes; i++)
    soup_message_body_append_bytes (body, filling);
}

static void
send_reply (SoupServerMessage *message, DemoReply *reply, DemoFaults *faults)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  SoupMessageBody *body = soup_server_message_get_response_body (message);

  soup_server_message_set_status (message, reply->status, NULL);
  soup_message_headers_replace (headers, "Content-Type", reply->content_type);
  if (reply->location != NULL)
    soup_message_headers_replace (headers, "Location", reply->location);
  /* The soup server cuts out the part itself, for whatever answer is complete. */
  if (!reply->is_file || demo_faults_has (faults, "no-ranges"))
    soup_message_headers_remove (soup_server_message_get_request_headers (message), "Range");
  else
    soup_message_headers_replace (headers, "Accept-Ranges", "bytes");
  if (reply->megabytes > 0)
    {
      const char *text = g_bytes_get_data (reply->body, NULL);
      const char *split = (const char *) memchr (text, '[', g_bytes_get_size (reply->body)) + 1;

      soup_message_body_append (body, SOUP_MEMORY_COPY, text, split - text);
      append_filling (body, reply->megabytes);
      soup_message_body_append (body, SOUP_MEMORY_COPY, split,
                                g_bytes_get_size (reply->body) - (split - text));
    }
  else if (g_bytes_get_size (reply->body) > 0)
    soup_message_body_append_bytes (body, reply->body);
  soup_message_body_complete (body);
}

/* Answers at once. Returns FALSE where the connection is gone and nothing may touch the message. */
static gboolean
answer (DemoServer *self, SoupServerMessage *message, DemoFaults *faults)
{
  g_autoptr (DemoReply) reply = NULL;

  if (demo_faults_has (faults, "reset"))
    {
      demo_sever_before (message);
      return FALSE;
    }
  reply = make_reply (self, message, faults);
  if (self->verbose)
    g_printerr ("%s %s %u\n", soup_server_message_get_method (message),
                g_uri_get_path (soup_server_message_get_uri (message)), reply->status);
  if (demo_faults_has (faults, "reset-body"))
    {
      demo_sever_within (message, reply, TRUE);
      return FALSE;
    }
  if (reply->is_file && demo_faults_has (faults, "truncated-download"))
    {
      demo_sever_within (message, reply, FALSE);
      return FALSE;
    }
  send_reply (message, reply, faults);
  return TRUE;
}

static void
finished_cb (SoupServerMessage *message, gpointer user_data)
{
  Exchange *exchange = user_data;

  g_hash_table_remove (exchange->server->waiting, exchange);
}

static gboolean
due_cb (gpointer user_data)
{
  Exchange *exchange = user_data;
  g_autoptr (SoupServerMessage) message = g_object_ref (exchange->message);

  exchange->timer = 0;
  g_clear_signal_handler (&exchange->finished, message);
  if (answer (exchange->server, message, exchange->faults))
    soup_server_message_unpause (message);
  g_hash_table_remove (exchange->server->waiting, exchange);
  return G_SOURCE_REMOVE;
}

static void
request_cb (SoupServer *soup,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  DemoServer *self = user_data;
  GUri *uri = soup_server_message_get_uri (message);
  g_autoptr (GBytes) body = get_request_body (message);
  g_autoptr (DemoFaults) faults = demo_misbehaviour_take (self->misbehaviour, path);
  guint delay = self->latency + demo_faults_get_number (faults, "slow") +
                demo_dispatch_get_work_time (self->dispatch, path);
  Exchange *exchange;

  demo_journal_add (self->journal, soup_server_message_get_method (message), path, g_uri_get_query (uri),
                    body);
  if (delay == 0 && !demo_faults_has (faults, "stall"))
    {
      answer (self, message, faults);
      return;
    }
  exchange = g_new0 (Exchange, 1);
  exchange->server = self;
  exchange->message = g_object_ref (message);
  exchange->finished = g_signal_connect (message, "finished", G_CALLBACK (finished_cb), exchange);
  if (!demo_faults_has (faults, "stall"))
    exchange->timer = g_timeout_add (delay, due_cb, exchange);
  exchange->faults = g_steal_pointer (&faults);
  g_hash_table_add (self->waiting, exchange);
  soup_server_message_pause (message);
}

/**
 * demo_server_new:
 * @dispatch: (transfer none): what answers
 * @misbehaviour: (transfer none): what goes wrong
 * @journal: (transfer none): where requests are noted
 *
 * Returns: (transfer full): a server that does not listen yet
 */
DemoServer *
demo_server_new (DemoDispatch *dispatch, DemoMisbehaviour *misbehaviour, DemoJournal *journal)
{
  DemoServer *self = g_new0 (DemoServer, 1);

  self->dispatch = dispatch;
  self->misbehaviour = misbehaviour;
  self->journal = journal;
  self->waiting = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) exchange_free, NULL);
  return self;
}

/** demo_server_free: closes and frees it */
void
demo_server_free (DemoServer *self)
{
  demo_server_close (self);
  g_hash_table_unref (self->waiting);
  g_clear_object (&self->tls);
  g_free (self->fingerprint);
  g_free (self);
}

/** demo_server_set_latency: makes every answer come after @milliseconds */
void
demo_server_set_latency (DemoServer *self, guint milliseconds)
{
  self->latency = milliseconds;
}

/** demo_server_set_verbose: whether to write a line for each request to the standard error */
void
demo_server_set_verbose (DemoServer *self, gboolean verbose)
{
  self->verbose = verbose;
}

/**
 * demo_server_new_certificate:
 * @self: a server
 * @error: return location
 *
 * Makes a certificate, with which the server listens from now on. Connections are dropped, since they
 * would go on with the old one.
 *
 * Returns: %FALSE if it failed
 */
gboolean
demo_server_new_certificate (DemoServer *self, GError **error)
{
  GTlsCertificate *tls = demo_certificate_new (error);
  gboolean listening = self->soup != NULL;

  if (tls == NULL)
    return FALSE;
  g_set_object (&self->tls, tls);
  g_object_unref (tls);
  g_free (self->fingerprint);
  self->fingerprint = demo_certificate_make_fingerprint (self->tls);
  demo_server_close (self);
  return !listening || demo_server_reopen (self, error);
}

/**
 * demo_server_listen:
 * @self: a server with a certificate
 * @port: a port, 0 for a free one
 * @everywhere: on all addresses, not on 127.0.0.1 alone
 * @error: return location
 *
 * Returns: %FALSE if the port cannot be opened
 */
gboolean
demo_server_listen (DemoServer *self, guint port, gboolean everywhere, GError **error)
{
  g_autoptr (SoupServer) soup = NULL;
  g_autoptr (GSocketAddress) address =
    g_inet_socket_address_new_from_string (everywhere ? "0.0.0.0" : "127.0.0.1", port);
  GSList *uris;

  /* Tails are decoded here, and a path with dots in it must reach the handlers as it came. */
  soup = soup_server_new ("tls-certificate", self->tls, "raw-paths", TRUE, "server-header", "nginx", NULL);
  soup_server_add_handler (soup, NULL, request_cb, self, NULL);
  if (!soup_server_listen (soup, address, SOUP_SERVER_LISTEN_HTTPS, error))
    return FALSE;
  uris = soup_server_get_uris (soup);
  self->port = (guint) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->everywhere = everywhere;
  self->soup = g_steal_pointer (&soup);
  return TRUE;
}

/** demo_server_close: closes the port and all connections */
void
demo_server_close (DemoServer *self)
{
  g_hash_table_remove_all (self->waiting);
  if (self->soup != NULL)
    soup_server_disconnect (self->soup);
  g_clear_object (&self->soup);
}

/** demo_server_reopen: listens again on the port that was closed; Returns: %FALSE if it cannot */
gboolean
demo_server_reopen (DemoServer *self, GError **error)
{
  return self->soup != NULL || demo_server_listen (self, self->port, self->everywhere, error);
}

/** demo_server_get_port: Returns: the port it listens on */
guint
demo_server_get_port (DemoServer *self)
{
  return self->port;
}

/** demo_server_get_fingerprint: Returns: (transfer none): the SHA-256 of the certificate */
const char *
demo_server_get_fingerprint (DemoServer *self)
{
  return self->fingerprint;
}
