/* demo-sever.c: connections that break
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-sever.h"

#include <string.h>
#include <sys/socket.h>

/* The client reads what was sent before the connection breaks: a reset overtakes data. */
#define BREAK_AFTER 100 /* ms */
/* As much as fits into the socket's buffers, so that a client that does not read stops nobody. */
#define MAX_SENT 65536

typedef struct
{
  GIOStream *stream; /* owned */
  GSocket *socket;   /* owned */
  gboolean reset;
} Severed;

static gboolean
sever_cb (gpointer user_data)
{
  Severed *severed = user_data;
  struct linger linger = { 1, 0 };

  /* The socket goes before the TLS stream, which would else say goodbye properly. */
  if (severed->reset)
    setsockopt (g_socket_get_fd (severed->socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  g_socket_close (severed->socket, NULL);
  g_object_unref (severed->socket);
  g_object_unref (severed->stream);
  g_free (severed);
  return G_SOURCE_REMOVE;
}

static Severed *
steal (SoupServerMessage *message, gboolean reset)
{
  Severed *severed = g_new0 (Severed, 1);

  severed->socket = g_object_ref (soup_server_message_get_socket (message));
  severed->stream = soup_server_message_steal_connection (message);
  severed->reset = reset;
  return severed;
}

/* Stealing within the server's own callback pulls the connection away under it. */
static gboolean
steal_and_reset_cb (gpointer user_data)
{
  sever_cb (steal (user_data, TRUE));
  return G_SOURCE_REMOVE;
}

/**
 * demo_sever_before:
 * @message: a request
 *
 * Resets the connection without an answer.
 */
void
demo_sever_before (SoupServerMessage *message)
{
  soup_server_message_pause (message);
  g_idle_add_full (G_PRIORITY_DEFAULT, steal_and_reset_cb, g_object_ref (message), g_object_unref);
}

typedef struct
{
  SoupServerMessage *message; /* owned */
  char *head;                 /* owned */
  GBytes *part;               /* owned */
  gboolean reset;
} Partial;

static void
partial_free (Partial *partial)
{
  g_object_unref (partial->message);
  g_free (partial->head);
  g_bytes_unref (partial->part);
  g_free (partial);
}

static gboolean
send_part_cb (gpointer user_data)
{
  Partial *partial = user_data;
  Severed *severed = steal (partial->message, partial->reset);
  GOutputStream *output = g_io_stream_get_output_stream (severed->stream);
  gsize length;
  gconstpointer data = g_bytes_get_data (partial->part, &length);

  if (g_output_stream_write_all (output, partial->head, strlen (partial->head), NULL, NULL, NULL))
    g_output_stream_write_all (output, data, length, NULL, NULL, NULL);
  g_timeout_add (BREAK_AFTER, sever_cb, severed);
  return G_SOURCE_REMOVE;
}

/**
 * demo_sever_within:
 * @message: a request
 * @reply: its right answer
 * @reset: whether the connection is reset, or just ends
 *
 * Sends a header that announces all of @reply, half of its body at most, and breaks the connection.
 */
void
demo_sever_within (SoupServerMessage *message, DemoReply *reply, gboolean reset)
{
  Partial *partial = g_new0 (Partial, 1);
  gsize length = g_bytes_get_size (reply->body);

  partial->message = g_object_ref (message);
  partial->part = g_bytes_new_from_bytes (reply->body, 0, MIN (length / 2, MAX_SENT));
  partial->head =
    g_strdup_printf ("HTTP/1.1 %u %s\r\nContent-Type: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                     reply->status, soup_status_get_phrase (reply->status), reply->content_type,
                     MAX (length, 2));
  partial->reset = reset;
  soup_server_message_pause (message);
  g_idle_add_full (G_PRIORITY_DEFAULT, send_part_cb, partial, (GDestroyNotify) partial_free);
}
