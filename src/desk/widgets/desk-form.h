/* desk-form.h: the base class of forms that send something to the device
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-hint-row.h"
#include "desk-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_FORM (desk_form_get_type ())

G_DECLARE_DERIVABLE_TYPE (DeskForm, desk_form, DESK, FORM, AdwWindow)

/**
 * DeskFormClass:
 * @check: look at every field and say with desk_form_show_hint() and its like what is wrong. Nothing is sent
 *   while something is, and the keyboard focus goes to the first of it
 * @send: start the call. However it ends, desk_form_sent() is called once, here or later
 * @saved: the device agreed: bring what it agreed to into the row. Runs before what is connected to
 *   [signal@Form::saved]
 * @is_changed: whether closing the form would lose what somebody typed
 */
struct _DeskFormClass
{
  AdwWindowClass parent_class;

  void (*check) (DeskForm *self);
  void (*send) (DeskForm *self, GCancellable *cancellable);
  void (*saved) (DeskForm *self);
  gboolean (*is_changed) (DeskForm *self);
};

/* Properties: title and focus-widget (GtkWindow's), subtitle, save-label, session (construct only). */
DeskSession *desk_form_get_session (DeskForm *self);

GtkWidget *desk_form_check (DeskForm *self);
void desk_form_show_hint (DeskForm *self, DeskHintRow *row, gpointer field, DeskHint hint, char *text);
void desk_form_show_hint_for (DeskForm *self,
                              DeskHintRow *row,
                              gpointer field,
                              const char *value,
                              DeskHint hint,
                              char *text);
void desk_form_set_wrong (DeskForm *self, gpointer field);
gboolean desk_form_get_tried (DeskForm *self);

void desk_form_sent (DeskForm *self, GError *error);
gboolean desk_form_get_sending (DeskForm *self);
gboolean desk_form_get_finished (DeskForm *self);
gboolean desk_form_may_leave (DeskForm *self);

/* Forms over other widgets */
DeskForm *desk_form_get_open (GtkWidget *over);
gboolean desk_form_present_open (GtkWidget *over);
void desk_form_open (DeskForm *self, GtkWidget *over);

G_END_DECLS
