/* demo-dispatch.h: from a request to an answer, without a socket
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-misbehaviour.h"
#include "demo-reply.h"
#include "demo-tokens.h"
#include "demo-types.h"

G_BEGIN_DECLS

typedef struct _DemoDispatch DemoDispatch;

/* How the phonebook's list wants its parameters. */
typedef enum
{
  DEMO_PHONEBOOK_ANY,      /* the query string or, without one, the body of a GET */
  DEMO_PHONEBOOK_QUERY,    /* the query string, else 400 */
  DEMO_PHONEBOOK_BODY,     /* the body of a GET, else 400 */
  DEMO_PHONEBOOK_POST,     /* a POST, else 400 */
  DEMO_PHONEBOOK_UNHEEDED, /* the body of a GET; a query string is not looked at */
} DemoPhonebookStyle;

/* A request as it came. */
typedef struct
{
  const char *method;
  const char *path;          /* still encoded */
  const char *query;         /* nullable */
  const char *content_type;  /* nullable */
  const char *authorization; /* nullable */
  GBytes *body;
} DemoWire;

DemoDispatch *demo_dispatch_new (DemoPbx *pbx, DemoTokens *tokens, const char *user, const char *password);
void demo_dispatch_free (DemoDispatch *self);
void demo_dispatch_set_phonebook_style (DemoDispatch *self, DemoPhonebookStyle style);
gboolean demo_dispatch_set_page_base (DemoDispatch *self, const char *list, const char *base);
guint demo_dispatch_get_work_time (DemoDispatch *self, const char *path);
DemoReply *demo_dispatch_answer (DemoDispatch *self, const DemoWire *wire, DemoFaults *faults);

G_END_DECLS
