/* pbx-held.h: calls that wait for a person to sign in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A queue of tasks, in the order in which they came. A task that is cancelled ends and leaves it. */
typedef struct _PbxHeld PbxHeld;

/* Called with a task; whether it is of the kind that is asked for */
typedef gboolean (*PbxHeldFunc) (GTask *task);

PbxHeld *pbx_held_new (void);
void pbx_held_free (PbxHeld *self);
gboolean pbx_held_is_empty (PbxHeld *self);
GPtrArray *pbx_held_peek (PbxHeld *self);
void pbx_held_add (PbxHeld *self, GTask *task);
GPtrArray *pbx_held_take (PbxHeld *self, PbxHeldFunc func);
void pbx_held_fail (PbxHeld *self, PbxHeldFunc func);

G_END_DECLS
