/* desk-form.c: the base class of forms that send something to the device
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-form.h"

#include "desk-details.h"
#include "desk-error.h"

#include <glib/gi18n.h>

/**
 * DeskForm:
 *
 * A window with fields, Cancel and Save. The form checks, sends, and closes only once the device agreed;
 * whatever the device answers, what was typed stays. Nothing that somebody typed is lost without a question.
 *
 * The template of a derived class holds its #AdwPreferencesGroups as children. The actions are `form.save`,
 * `form.cancel`, `form.details` and `form.review`; a derived class installs its own under another prefix.
 */
typedef struct
{
  DeskSession *session;      /* owned */
  GCancellable *cancellable; /* owned, nullable while nothing is sent */
  GError *error;             /* owned, nullable: the last refusal */

  AdwPreferencesPage *groups; /* borrowed from the template */
  AdwWindowTitle *title_widget;
  GtkSpinner *spinner;
  GtkRevealer *refusal;
  GtkLabel *refusal_label;
  GtkWidget *details_button;
  GtkWidget *review_button;
  GtkWidget *cancel_button;
  GtkButton *save_button;
  GtkWidget *wrong;        /* the first wrong field, while the fields are looked at */
  GtkWidget *focus_before; /* weak, nullable */
  GtkWindow *question;     /* weak, nullable: whether to discard */

  gboolean tried; /* empty fields are wrong only once somebody tried to save */
  gboolean finished;
} DeskFormPrivate;

enum
{
  PROP_0,
  PROP_SAVE_LABEL,
  PROP_SESSION,
  PROP_SUBTITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkBuildableIface *parent_buildable;

static void desk_form_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (DeskForm,
                                  desk_form,
                                  ADW_TYPE_WINDOW,
                                  G_ADD_PRIVATE (DeskForm)
                                    G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, desk_form_buildable_init))

#define PRIV(self) ((DeskFormPrivate *) desk_form_get_instance_private (self))

/* Saving */

static void
set_sending (DeskForm *self, gboolean sending)
{
  DeskFormPrivate *priv = PRIV (self);

  gtk_spinner_set_spinning (priv->spinner, sending);
  /* An entry that turns insensitive under the keyboard focus loses it without being told. */
  if (sending)
    {
      g_set_weak_pointer (&priv->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
      gtk_widget_grab_focus (priv->cancel_button);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (priv->groups), !sending);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", !sending);
  if (!sending && priv->focus_before != NULL)
    gtk_widget_grab_focus (priv->focus_before);
}

static char *
describe (DeskForm *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  /* Somebody signed in again and chose not to send what had waited for that. */
  if (g_error_matches (error, PBX_ERROR, PBX_ERROR_SIGN_IN_NEEDED) &&
      pbx_client_get_signed_in (desk_session_get_client (PRIV (self)->session)))
    return g_strdup (_ ("Nothing was sent. Save again to send it."));
  sentence = pbx_error_is_cancelled (error) ? g_strdup (_ ("You stopped waiting for the PBX."))
                                            : desk_error_describe_change (error);
  /* A write whose answer never came is not repeated by itself: it could happen twice. */
  if (pbx_error_is_cancelled (error) || g_error_matches (error, PBX_ERROR, PBX_ERROR_NOT_UNDERSTOOD))
    return g_strconcat (sentence, " ",
                        _ ("The PBX may have saved it all the same: look before you save again."), NULL);
  return g_steal_pointer (&sentence);
}

static void
show_refusal (DeskForm *self, const char *sentence, gboolean has_details, gboolean can_review)
{
  DeskFormPrivate *priv = PRIV (self);

  gtk_label_set_label (priv->refusal_label, sentence);
  gtk_widget_set_visible (priv->details_button, has_details);
  gtk_widget_set_visible (priv->review_button, can_review);
  gtk_revealer_set_reveal_child (priv->refusal, TRUE);
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DeskForm *self = DESK_FORM (widget);
  DeskFormPrivate *priv = PRIV (self);
  g_autoptr (GCancellable) cancellable = NULL;
  GtkWidget *wrong;

  priv->tried = TRUE;
  wrong = desk_form_check (self);
  if (wrong != NULL)
    {
      /* A focused row scrolls into view. */
      gtk_widget_child_focus (wrong, GTK_DIR_TAB_FORWARD);
      return;
    }
  gtk_revealer_set_reveal_child (priv->refusal, FALSE);
  cancellable = g_cancellable_new ();
  g_set_object (&priv->cancellable, cancellable);
  set_sending (self, TRUE);
  DESK_FORM_GET_CLASS (self)->send (self, cancellable);
}

/* Leaving */

static gboolean
destroy_cb (gpointer window)
{
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

static void
discard_response_cb (DeskForm *self, const char *response)
{
  if (g_strcmp0 (response, "discard") != 0)
    return;
  PRIV (self)->finished = TRUE;
  /* The dialog still looks at its parent while it closes. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy_cb, g_object_ref (self), g_object_unref);
}

static void
ask_discard (DeskForm *self)
{
  DeskFormPrivate *priv = PRIV (self);
  GtkWidget *dialog;

  if (priv->question != NULL)
    {
      gtk_window_present (priv->question);
      return;
    }
  dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _ ("Discard Changes?"), _ ("What you changed will be lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep Editing"), "discard",
                                    _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_response_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&priv->question, GTK_WINDOW (dialog));
  gtk_window_present (priv->question);
}

static gboolean
would_lose_work (DeskForm *self)
{
  DeskFormClass *klass = DESK_FORM_GET_CLASS (self);

  return !PRIV (self)->finished &&
         (desk_form_get_sending (self) || (klass->is_changed != NULL && klass->is_changed (self)));
}

static void
hold_back (DeskForm *self)
{
  /* Nobody can say what is lost while the device has not answered: the form stays to tell the outcome. */
  if (desk_form_get_sending (self))
    show_refusal (self, _ ("This is still being saved. Wait for the PBX, or press Cancel to stop waiting."),
                  FALSE, FALSE);
  else
    ask_discard (self);
}

static gboolean
desk_form_close_request (GtkWindow *window)
{
  DeskForm *self = DESK_FORM (window);

  if (would_lose_work (self))
    {
      hold_back (self);
      return GDK_EVENT_STOP;
    }
  PRIV (self)->finished = TRUE;
  return GTK_WINDOW_CLASS (desk_form_parent_class)->close_request (window);
}

/* GTK destroys a window by this and no more as long as somebody has a reference, as the call on its way does.
 */
static void
desk_form_unrealize (GtkWidget *widget)
{
  DeskFormPrivate *priv = PRIV (DESK_FORM (widget));

  priv->finished = TRUE;
  g_cancellable_cancel (priv->cancellable);
  GTK_WIDGET_CLASS (desk_form_parent_class)->unrealize (widget);
}

static void
cancel_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DeskForm *self = DESK_FORM (widget);

  /* While a save is on its way, Cancel gives up waiting for it; the form stays. */
  if (desk_form_get_sending (self))
    g_cancellable_cancel (PRIV (self)->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* The refusal */

static void
details_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DeskFormPrivate *priv = PRIV (DESK_FORM (widget));

  if (priv->error != NULL)
    desk_details_present (widget, _ ("Not Saved"), priv->error);
}

static void
review_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.review-certificate", NULL);
}

/* Another certificate is trusted: what was said of the old one is over, and Save works again. */
static void
pin_changed_cb (DeskForm *self)
{
  DeskFormPrivate *priv = PRIV (self);

  if (g_error_matches (priv->error, PBX_ERROR, PBX_ERROR_CERTIFICATE_CHANGED))
    gtk_revealer_set_reveal_child (priv->refusal, FALSE);
}

/* GObject */

static void
desk_form_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  DeskFormPrivate *priv = PRIV (DESK_FORM (buildable));

  if (ADW_IS_PREFERENCES_GROUP (child) && priv->groups != NULL)
    adw_preferences_page_add (priv->groups, ADW_PREFERENCES_GROUP (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
desk_form_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = desk_form_add_child;
}

static void
desk_form_constructed (GObject *object)
{
  DeskFormPrivate *priv = PRIV (DESK_FORM (object));

  G_OBJECT_CLASS (desk_form_parent_class)->constructed (object);
  if (priv->session != NULL)
    g_signal_connect_object (desk_session_get_client (priv->session), "notify::pin",
                             G_CALLBACK (pin_changed_cb), object, G_CONNECT_SWAPPED);
}

static void
desk_form_dispose (GObject *object)
{
  DeskForm *self = DESK_FORM (object);
  DeskFormPrivate *priv = PRIV (self);

  priv->finished = TRUE;
  g_clear_weak_pointer (&priv->focus_before);
  g_clear_weak_pointer (&priv->question);
  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->session);
  g_clear_error (&priv->error);
  G_OBJECT_CLASS (desk_form_parent_class)->dispose (object);
}

static void
desk_form_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskFormPrivate *priv = PRIV (DESK_FORM (object));

  switch (prop_id)
    {
    case PROP_SAVE_LABEL:
      g_value_set_string (value, gtk_button_get_label (priv->save_button));
      break;
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, adw_window_title_get_subtitle (priv->title_widget));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_form_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskFormPrivate *priv = PRIV (DESK_FORM (object));
  const char *text;

  switch (prop_id)
    {
    case PROP_SAVE_LABEL:
      gtk_button_set_label (priv->save_button, g_value_get_string (value));
      break;
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_SUBTITLE:
      text = g_value_get_string (value);
      adw_window_title_set_subtitle (priv->title_widget, text != NULL ? text : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  /* With a mnemonic; "_Save" where nothing else is said. */
  properties[PROP_SAVE_LABEL] =
    g_param_spec_string ("save-label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, DESK_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /* What the form is about, below its title */
  properties[PROP_SUBTITLE] =
    g_param_spec_string ("subtitle", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define bind(name) gtk_widget_class_bind_template_child_private (widget_class, DeskForm, name)
  bind (groups);
  bind (title_widget);
  bind (spinner);
  bind (refusal);
  bind (refusal_label);
  bind (details_button);
  bind (review_button);
  bind (cancel_button);
  bind (save_button);
#undef bind
}

static void
desk_form_class_init (DeskFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = desk_form_constructed;
  object_class->dispose = desk_form_dispose;
  object_class->get_property = desk_form_get_property;
  object_class->set_property = desk_form_set_property;
  widget_class->unrealize = desk_form_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = desk_form_close_request;
  install_properties (object_class);

  /**
   * DeskForm::saved:
   *
   * The device agreed. The form closes once everybody heard it.
   */
  signals[SAVED] = g_signal_new ("saved", DESK_TYPE_FORM, G_SIGNAL_RUN_FIRST,
                                 G_STRUCT_OFFSET (DeskFormClass, saved), NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "form.cancel", NULL, cancel_action_cb);
  gtk_widget_class_install_action (widget_class, "form.details", NULL, details_action_cb);
  gtk_widget_class_install_action (widget_class, "form.review", NULL, review_action_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/fcm5600/FrontDesk/widgets/desk-form.ui");
  bind_children (widget_class);
}

static void
desk_form_init (DeskForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_form_get_session:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the sign-in that the form sends with; %NULL once it is closed
 */
DeskSession *
desk_form_get_session (DeskForm *self)
{
  g_return_val_if_fail (DESK_IS_FORM (self), NULL);
  return PRIV (self)->session;
}

/**
 * desk_form_check:
 * @self: a form
 *
 * Looks at the fields again and shows what is wrong. A handler for whatever the check depends on.
 *
 * Returns: (transfer none) (nullable): the first field that is wrong
 */
GtkWidget *
desk_form_check (DeskForm *self)
{
  DeskFormPrivate *priv;

  g_return_val_if_fail (DESK_IS_FORM (self), NULL);
  priv = PRIV (self);
  priv->wrong = NULL;
  if (DESK_FORM_GET_CLASS (self)->check != NULL)
    DESK_FORM_GET_CLASS (self)->check (self);
  return g_steal_pointer (&priv->wrong);
}

/**
 * desk_form_show_hint:
 * @self: a form that looks at its fields
 * @row: the hint below the field
 * @field: (type GtkWidget): the field
 * @hint: how much it matters; with %DESK_HINT_ERROR nothing can be saved
 * @text: (transfer full) (nullable): a translated sentence
 *
 * Says what is to say of a field, within [vfunc@Form.check].
 */
void
desk_form_show_hint (DeskForm *self, DeskHintRow *row, gpointer field, DeskHint hint, char *text)
{
  g_autofree char *owned = text;

  g_return_if_fail (DESK_IS_FORM (self));
  desk_hint_row_show (row, GTK_WIDGET (field), hint, owned);
  if (hint == DESK_HINT_ERROR)
    desk_form_set_wrong (self, field);
}

/**
 * desk_form_show_hint_for:
 * @self: a form that looks at its fields
 * @row: the hint below the field
 * @field: (type GtkWidget): the field
 * @value: (nullable): what stands in the field
 * @hint: how much it matters
 * @text: (transfer full) (nullable): a translated sentence
 *
 * As desk_form_show_hint(), for a field that must not be empty: what nobody typed in yet is not called wrong
 * while the form is being filled, only once somebody tried to save it.
 */
void
desk_form_show_hint_for (DeskForm *self,
                         DeskHintRow *row,
                         gpointer field,
                         const char *value,
                         DeskHint hint,
                         char *text)
{
  g_return_if_fail (DESK_IS_FORM (self));
  if (hint == DESK_HINT_ERROR && !PRIV (self)->tried && (value == NULL || *value == '\0'))
    {
      hint = DESK_HINT_NONE;
      g_clear_pointer (&text, g_free);
    }
  desk_form_show_hint (self, row, field, hint, text);
}

/**
 * desk_form_set_wrong:
 * @self: a form that looks at its fields
 * @field: (type GtkWidget): a field
 *
 * Says of a field without a hint, within [vfunc@Form.check], that nothing can be saved as it is.
 */
void
desk_form_set_wrong (DeskForm *self, gpointer field)
{
  DeskFormPrivate *priv;

  g_return_if_fail (DESK_IS_FORM (self));
  priv = PRIV (self);
  if (priv->wrong == NULL)
    priv->wrong = GTK_WIDGET (field);
}

/**
 * desk_form_get_tried:
 * @self: a form
 *
 * Returns: whether somebody tried to save it, so that an empty field is wrong
 */
gboolean
desk_form_get_tried (DeskForm *self)
{
  g_return_val_if_fail (DESK_IS_FORM (self), FALSE);
  return PRIV (self)->tried;
}

/**
 * desk_form_sent:
 * @self: a form that was sending
 * @error: (transfer full) (nullable): why it did not work
 *
 * Ends what [vfunc@Form.send] began: closes the form, or says in it what is wrong. Whoever sends holds a
 * reference on the form until then. A form that was closed meanwhile does nothing.
 */
void
desk_form_sent (DeskForm *self, GError *error)
{
  g_autoptr (GError) owned = error;
  g_autoptr (DeskForm) kept = NULL;
  DeskFormPrivate *priv;

  g_return_if_fail (DESK_IS_FORM (self));
  priv = PRIV (self);
  if (priv->finished)
    return;
  g_clear_object (&priv->cancellable);
  set_sending (self, FALSE);
  if (owned != NULL)
    {
      g_autofree char *sentence = describe (self, owned);

      show_refusal (self, sentence, g_strcmp0 (sentence, owned->message) != 0,
                    g_error_matches (owned, PBX_ERROR, PBX_ERROR_CERTIFICATE_CHANGED));
      g_clear_error (&priv->error);
      priv->error = g_steal_pointer (&owned);
      return;
    }
  kept = g_object_ref (self);
  priv->finished = TRUE;
  g_signal_emit (self, signals[SAVED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * desk_form_get_sending:
 * @self: a form
 *
 * Returns: whether the device has yet to answer
 */
gboolean
desk_form_get_sending (DeskForm *self)
{
  g_return_val_if_fail (DESK_IS_FORM (self), FALSE);
  return PRIV (self)->cancellable != NULL;
}

/**
 * desk_form_get_finished:
 * @self: a form
 *
 * Returns: whether it was saved or given up, and closes: its fields are not to be touched any more
 */
gboolean
desk_form_get_finished (DeskForm *self)
{
  g_return_val_if_fail (DESK_IS_FORM (self), TRUE);
  return PRIV (self)->finished;
}

/**
 * desk_form_may_leave:
 * @self: a form
 *
 * Asks whether the form can go without losing what was typed or what the device is about to answer. Where
 * it cannot, the form comes to the front and asks the person.
 *
 * Returns: whether the form can go
 */
gboolean
desk_form_may_leave (DeskForm *self)
{
  DeskForm *above;

  g_return_val_if_fail (DESK_IS_FORM (self), TRUE);
  above = desk_form_get_open (GTK_WIDGET (self));
  if (above != NULL && !desk_form_may_leave (above))
    return FALSE;
  if (!would_lose_work (self))
    return TRUE;
  gtk_window_present (GTK_WINDOW (self));
  hold_back (self);
  return FALSE;
}
