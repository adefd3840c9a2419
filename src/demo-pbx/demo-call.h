/* demo-call.h: one call, and what a search for calls asks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-types.h"

G_BEGIN_DECLS

typedef enum
{
  DEMO_CALL_INTERNAL,
  DEMO_CALL_INCOMING,
  DEMO_CALL_OUTGOING,
} DemoCallType;

typedef enum
{
  DEMO_CALL_ANSWERED,
  DEMO_CALL_BUSY,
  DEMO_CALL_FAILED,
  DEMO_CALL_NO_ANSWER,
} DemoCallStatus;

/* A plain value without anything to free: its strings belong to the call log. */
typedef struct
{
  guint64 id;
  gint64 start;   /* the device's local time, counted in seconds as though it were UTC */
  guint duration; /* seconds from the start to the end */
  guint talk;     /* seconds thereof after somebody answered */
  DemoCallType type;
  DemoCallStatus status;
  gboolean squeezed; /* its status is written NOANSWER */
  gboolean nulls;    /* what it lacks is null rather than "" */
  gboolean records;  /* one of its extensions records such calls */
  const char *from;
  const char *src;
  const char *to;
  const char *trunk; /* NULL where no trunk was used */
  const char *exten; /* the extension in whose folder a recording is kept */
  char dest[96];
  char pin[8];
} DemoCall;

typedef enum
{
  DEMO_COLUMN_START, /* the order in which calls are kept */
  DEMO_COLUMN_ID,
  DEMO_COLUMN_DURATION,
  DEMO_COLUMN_STATUS,
  DEMO_COLUMN_TYPE,
  DEMO_COLUMN_FROM,
  DEMO_COLUMN_SRC,
  DEMO_COLUMN_TO,
  DEMO_COLUMN_DEST,
  DEMO_COLUMN_PIN,
  DEMO_COLUMN_TRUNK,
  DEMO_COLUMN_TALK,
} DemoColumn;

/* What a request asks for. Its strings belong to the request's body. */
typedef struct
{
  gint64 from;  /* first second */
  gint64 until; /* the second after the last */
  int type;     /* -1 is all */
  int status;   /* -1 is all */
  const char *src;
  const char *dest;
  const char *pin;
  const char *trunk;
  DemoColumn column;
  gboolean descending;
  gint64 page; /* as it was asked */
  guint page_size;
  guint64 offset; /* position of the page's first row */
} DemoCallQuery;

gboolean demo_call_query_init (DemoCallQuery *self, const DemoRequest *request, GError **error);
gboolean demo_call_query_has_terms (const DemoCallQuery *self);
gboolean demo_call_query_matches (const DemoCallQuery *self, const DemoCall *call);

gboolean demo_column_is_number (DemoColumn column);
guint64 demo_call_get_number (const DemoCall *self, DemoColumn column);
const char *demo_call_get_text (const DemoCall *self, DemoColumn column);
int demo_call_compare (const DemoCall *a, const DemoCall *b, DemoColumn column);

const char *demo_call_get_status_text (const DemoCall *self);
JsonObject *demo_call_to_row (const DemoCall *self);

gint64 demo_local_seconds (GDateTime *time);

G_END_DECLS
