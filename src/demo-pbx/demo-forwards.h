/* demo-forwards.h: call forwards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-names.h"
#include "demo-types.h"

G_BEGIN_DECLS

typedef struct _DemoForwards DemoForwards;

typedef struct
{
  gint64 id;
  char *exten;
  char *type;
  char *dest;
  gint64 timeout;
  gboolean enable;
} DemoForward;

DemoForwards *demo_forwards_new (DemoOffice *office, DemoRandom *random);
void demo_forwards_free (DemoForwards *self);
GPtrArray *demo_forwards_get_all (DemoForwards *self);
gboolean demo_forwards_has (DemoForwards *self, const char *exten);
gboolean demo_forwards_find_rule (DemoForwards *self, const char *exten, DemoForwardRule *rule);
gboolean demo_forwards_add (DemoForwards *self, const DemoForward *forward, GError **error);
gboolean demo_forwards_update (DemoForwards *self, const DemoForward *forward, GError **error);
gboolean demo_forwards_remove (DemoForwards *self, GArray *ids, GError **error);
void demo_forwards_remove_all (DemoForwards *self);
void demo_forwards_remove_extension (DemoForwards *self, const char *exten);

G_END_DECLS
