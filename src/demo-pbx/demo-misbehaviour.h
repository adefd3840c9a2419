/* demo-misbehaviour.h: what the device is told to do wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DemoMisbehaviour DemoMisbehaviour;

/* What goes wrong with one request. */
typedef struct _DemoFaults DemoFaults;

DemoMisbehaviour *demo_misbehaviour_new (void);
void demo_misbehaviour_free (DemoMisbehaviour *self);
gboolean demo_misbehaviour_add (DemoMisbehaviour *self,
                                const char *what,
                                const char *prefix,
                                int times,
                                GError **error);
gboolean demo_misbehaviour_add_option (DemoMisbehaviour *self, const char *option, GError **error);
guint demo_misbehaviour_remove (DemoMisbehaviour *self, const char *name);
gboolean demo_misbehaviour_is_on (DemoMisbehaviour *self, const char *name, const char *path);
DemoFaults *demo_misbehaviour_take (DemoMisbehaviour *self, const char *path);
char *demo_misbehaviour_describe_all (void);

gboolean demo_faults_has (DemoFaults *self, const char *name);
const char *demo_faults_get_text (DemoFaults *self, const char *name);
guint demo_faults_get_number (DemoFaults *self, const char *name);
void demo_faults_free (DemoFaults *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoFaults, demo_faults_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoMisbehaviour, demo_misbehaviour_free)

G_END_DECLS
