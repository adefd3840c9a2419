/* desk-contact-words.c: contacts in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-contact-words.h"

#include <glib/gi18n.h>

/**
 * desk_contact_describe_creator:
 * @role: (nullable): `admin`, `operator` or `extension`, as the device has it
 * @user: (nullable): the extension
 *
 * Returns: (transfer full): who made a contact, in words; a role that is not known stands as it came
 */
char *
desk_contact_describe_creator (const char *role, const char *user)
{
  gboolean has_user = user != NULL && *user != '\0';
  const char *words = role != NULL ? role : "";

  if (g_strcmp0 (role, "extension") == 0 && has_user)
    return g_strdup_printf (_ ("Extension %s"), user);
  if (g_strcmp0 (role, "admin") == 0)
    words = C_ ("creator of a contact", "Administrator");
  else if (g_strcmp0 (role, "operator") == 0)
    words = C_ ("creator of a contact", "Operator");
  else if (g_strcmp0 (role, "extension") == 0)
    words = C_ ("creator of a contact", "Extension");
  if (!has_user || *words == '\0')
    return g_strdup (has_user ? user : words);

  /* Translators: who made a contact: a role, and the name of the user */
  return g_strdup_printf (_ ("%s (%s)"), words, user);
}

/**
 * desk_contact_describe_field:
 * @field: a property of #PbxContact
 *
 * Returns: (transfer none): its translated name
 */
const char *
desk_contact_describe_field (const char *field)
{
  if (g_str_equal (field, "name"))
    return _ ("Name");
  if (g_str_equal (field, "phone-number"))
    return _ ("Number");
  if (g_str_equal (field, "email"))
    return _ ("Email");
  if (g_str_equal (field, "company"))
    return _ ("Company");
  if (g_str_equal (field, "dial-code"))
    return _ ("Speed Dial");

  return field;
}

/**
 * desk_contact_describe_likeness:
 * @likeness: what two contacts have in common
 *
 * Returns: (transfer full): that in words, empty for nothing
 */
char *
desk_contact_describe_likeness (PbxLikeness likeness)
{
  if (likeness == (PBX_LIKENESS_NUMBER | PBX_LIKENESS_NAME))
    return g_strdup (_ ("Same name and number"));
  if (likeness == PBX_LIKENESS_NUMBER)
    return g_strdup (_ ("Same number"));

  return g_strdup (likeness == PBX_LIKENESS_NAME ? _ ("Same name") : "");
}

/**
 * desk_contact_join:
 * @parts: (array zero-terminated=1): texts, of which some may be empty
 *
 * Returns: (transfer full): those that say something, with dots between them
 */
char *
desk_contact_join (const char *const *parts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append (text, parts[i]);
    }

  return g_string_free (text, FALSE);
}

/**
 * desk_contact_summarise:
 * @contact: a contact
 *
 * Returns: (transfer full): what tells the contact from others of its name, on one line
 */
char *
desk_contact_summarise (PbxContact *contact)
{
  g_autofree char *code = NULL;

  if (*pbx_contact_get_dial_code (contact) != '\0')
    code = g_strdup_printf (_ ("Speed dial %s"), pbx_contact_get_dial_code (contact));

  return desk_contact_join (
    (const char *const[]){ pbx_contact_get_phone_number (contact), pbx_contact_get_company (contact),
                           pbx_contact_get_email (contact), code != NULL ? code : "", NULL });
}

/**
 * desk_contact_make_mail_uri:
 * @contact: a contact with an email address
 *
 * Returns: (transfer full): a `mailto:` URI to the contact; whatever stands in the address, it is one address
 *   and sets no other field of the mail
 */
char *
desk_contact_make_mail_uri (PbxContact *contact)
{
  g_autofree char *escaped = g_uri_escape_string (pbx_contact_get_email (contact), "@!$*+'", FALSE);

  return g_strconcat ("mailto:", escaped, NULL);
}
