/* desk-fixture.h: a window to test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-process.h"
#include "desk-application.h"
#include "desk-window.h"

G_BEGIN_DECLS

typedef struct
{
  DeskApplication *application;
  DeskWindow *window;
} DeskFixture;

void desk_fixture_set_up (DeskFixture *fixture, gconstpointer data);
void desk_fixture_tear_down (DeskFixture *fixture, gconstpointer data);
gpointer desk_fixture_child (gpointer widget, GType type, const char *name);
gpointer desk_fixture_find_child (gpointer widget, GType type);
gpointer desk_fixture_find_dialog (GType type);
void desk_fixture_type (gpointer row, const char *text);
const char *desk_fixture_text (gpointer row);
void desk_fixture_sign_in (DeskFixture *fixture, DemoProcess *demo);
void desk_fixture_respond (gpointer dialog, const char *response);
void desk_fixture_trust (void);

gpointer desk_fixture_wait_for_form (GType type);
void desk_fixture_wait_until_closed (GType type);
void desk_fixture_save (gpointer form);
void desk_fixture_cancel (gpointer form);
const char *desk_fixture_get_refusal (gpointer form);
const char *desk_fixture_wait_for_refusal (gpointer form);

G_END_DECLS
