/* demo-types.h: what the parts of the demonstration PBX know of each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The office: people and what is configured, answered by demo-office.c. */
typedef struct _DemoOffice DemoOffice;

/* The device's own clock, which may be set hours away and may run faster (demo-clock.c). */
typedef struct _DemoClock DemoClock;

/* Who is on the phone right now (demo-exchange.c). */
typedef struct _DemoExchange DemoExchange;

/* Every call that ever was, made by position and not kept in memory (demo-call-log.c). */
typedef struct _DemoCallLog DemoCallLog;

/* What the exchange and the call log need to know of an extension. Owned by the office. */
typedef struct
{
  const char *exten;
  const char *username;
  const char *recording; /* "none", "in", "out" or "both" */
  gboolean enable;
  gboolean dnd;
  guint n_phones; /* registered endpoints; 0 means that no phone is registered */
} DemoPerson;

/* A call forward that is in force. Owned by the office. */
typedef struct
{
  const char *type; /* "busy", "noanswer", "noan_busy" or "always" */
  const char *dest;
  guint timeout; /* seconds of ringing */
} DemoForwardRule;

guint demo_office_get_n_people (DemoOffice *self);
gboolean demo_office_get_person (DemoOffice *self, guint position, DemoPerson *person);
gboolean demo_office_find_person (DemoOffice *self, const char *exten, DemoPerson *person);
gboolean demo_office_find_forward (DemoOffice *self, const char *exten, DemoForwardRule *rule);

/* Names of trunks over which calls go out and come in; a NULL-terminated array owned by the office. */
const char *const *demo_office_get_trunk_names (DemoOffice *self);

/* The device's local time now; full. */
GDateTime *demo_clock_get_now (DemoClock *self);

/* How much faster than a second the device's life goes by (1.0 by default): the exchange divides
 * every duration that it waits for by this. */
double demo_clock_get_speed (DemoClock *self);

/* A refusal that the device answers with a status other than 200. */
#define DEMO_ERROR (demo_error_quark ())
GQuark demo_error_quark (void);

typedef enum
{
  DEMO_ERROR_BAD_REQUEST, /* 400 with the message */
  DEMO_ERROR_NOT_FOUND,   /* 404 */
} DemoError;

/* Everything that a handler may use. */
typedef struct
{
  DemoOffice *office;
  DemoClock *clock;
  DemoExchange *exchange;
  DemoCallLog *call_log;
} DemoPbx;

/* What a request carries, checked and decoded by demo-server.c before a handler sees it. */
typedef struct
{
  const char *path;
  const char *tail; /* what follows a path that ends with a slash, decoded; NULL where there is none */
  JsonObject *body; /* the JSON body, or the query string or form as strings; never NULL */
  guint page_base;  /* 0 or 1: what this list calls its first page */
} DemoRequest;

/* Answers the envelope's `data` (full), or NULL with @error set.  */
typedef JsonNode *(*DemoHandler) (DemoPbx *pbx, const DemoRequest *request, GError **error);

typedef struct
{
  const char *method; /* "GET", "POST" or "DELETE" */
  const char *path;   /* ends with a slash where a tail follows */
  DemoHandler handler;
} DemoRoute;

/* Terminated by a NULL method. Each file of handlers has one such table. */
extern const DemoRoute demo_calls_routes[]; /* demo-calls-api.c: calls, extension-status, call-log, dial */
extern const DemoRoute demo_management_routes[]; /* the rest of the API; may be split over several tables */

/* Answers a file's bytes (full) and its static content type, or NULL with @error set. Ranges, and
 * what a bad network does to a download, are the server's. */
typedef GBytes *(*DemoFileHandler) (DemoPbx *pbx,
                                    const DemoRequest *request,
                                    const char **content_type,
                                    GError **error);

typedef struct
{
  const char *path; /* ends with a slash: the tail names the file */
  DemoFileHandler handler;
} DemoFileRoute;

/* Terminated by a NULL path. */
extern const DemoFileRoute demo_recordings_routes[];

G_END_DECLS
