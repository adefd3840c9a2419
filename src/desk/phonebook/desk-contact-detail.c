/* desk-contact-detail.c: everything about one contact
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-contact-detail.h"

#include "desk-contact-words.h"
#include "desk-value-row.h"

/**
 * DeskContactDetail:
 *
 * Everything that the device tells of a contact, and what can be done with it. It follows the row's object,
 * so that nothing here is older than the table beside it.
 */
struct _DeskContactDetail
{
  AdwBin parent_instance;

  PbxContact *contact; /* owned, nullable */

  GtkScrolledWindow *scroller;
};

enum
{
  PROP_0,
  PROP_CONTACT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskContactDetail, desk_contact_detail, ADW_TYPE_BIN)

/* What the template calls: the first argument is the object that an expression is about. */

static gboolean
is_said_cb (gpointer object, const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
describe_creator_cb (gpointer object, const char *role, const char *user)
{
  return desk_contact_describe_creator (role, user);
}

static void
desk_contact_detail_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTACT:
      g_value_set_object (value, DESK_CONTACT_DETAIL (object)->contact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_contact_detail_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTACT:
      desk_contact_detail_set_contact (DESK_CONTACT_DETAIL (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_contact_detail_dispose (GObject *object)
{
  g_clear_object (&DESK_CONTACT_DETAIL (object)->contact);
  G_OBJECT_CLASS (desk_contact_detail_parent_class)->dispose (object);
}

static void
desk_contact_detail_class_init (DeskContactDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_contact_detail_get_property;
  object_class->set_property = desk_contact_detail_set_property;
  object_class->dispose = desk_contact_detail_dispose;

  properties[PROP_CONTACT] =
    g_param_spec_object ("contact", NULL, NULL, PBX_TYPE_CONTACT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DESK_TYPE_VALUE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/fcm5600/FrontDesk/phonebook/"
                                                             "desk-contact-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskContactDetail, scroller);
  gtk_widget_class_bind_template_callback (widget_class, is_said_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_creator_cb);
}

static void
desk_contact_detail_init (DeskContactDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_contact_detail_get_contact:
 * @self: the details
 *
 * Returns: (transfer none) (nullable): the contact that is shown
 */
PbxContact *
desk_contact_detail_get_contact (DeskContactDetail *self)
{
  g_return_val_if_fail (DESK_IS_CONTACT_DETAIL (self), NULL);
  return self->contact;
}

/**
 * desk_contact_detail_set_contact:
 * @self: the details
 * @contact: (nullable): a contact
 *
 * Shows another contact.
 */
void
desk_contact_detail_set_contact (DeskContactDetail *self, PbxContact *contact)
{
  g_return_if_fail (DESK_IS_CONTACT_DETAIL (self));

  if (!g_set_object (&self->contact, contact))
    return;
  /* Somebody else is read from the beginning. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTACT]);
}
