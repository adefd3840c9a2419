/* pbx-extension-name.c: an extension, as short lists tell it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-extension-name.h"

/**
 * PbxExtensionName:
 *
 * Number and name of an extension, a telephone on an analog line included (endpoints 12 and 19).
 */
struct _PbxExtensionName
{
  PbxRecord parent_instance;

  char *exten;
  char *name;
  char *type;
};

G_DEFINE_FINAL_TYPE (PbxExtensionName, pbx_extension_name, PBX_TYPE_RECORD)

#define AT(member) G_STRUCT_OFFSET (PbxExtensionName, member)

static const PbxField fields[] = { { "exten", "exten", NULL, PBX_FIELD_STRING, PBX_FIELD_KEY, AT (exten) },
                                   { "name", "name", NULL, PBX_FIELD_STRING, 0, AT (name) },
                                   { "type", "type", NULL, PBX_FIELD_STRING, 0, AT (type) },
                                   { NULL } };

static void
pbx_extension_name_class_init (PbxExtensionNameClass *klass)
{
  pbx_record_class_declare (PBX_RECORD_CLASS (klass), "extension", fields);
  PBX_RECORD_CLASS (klass)->keeps_sent = FALSE;
}

static void
pbx_extension_name_init (PbxExtensionName *self)
{
}

/**
 * pbx_extension_name_get_exten:
 *
 * Returns: the number
 */
const char *
pbx_extension_name_get_exten (PbxExtensionName *self)
{
  g_return_val_if_fail (PBX_IS_EXTENSION_NAME (self), NULL);
  return self->exten;
}

/**
 * pbx_extension_name_get_name:
 *
 * Returns: who has it; may be empty
 */
const char *
pbx_extension_name_get_name (PbxExtensionName *self)
{
  g_return_val_if_fail (PBX_IS_EXTENSION_NAME (self), NULL);
  return self->name;
}

/**
 * pbx_extension_name_get_analog:
 *
 * Returns: whether it is a telephone on an analog line, which registers nowhere
 */
gboolean
pbx_extension_name_get_analog (PbxExtensionName *self)
{
  g_return_val_if_fail (PBX_IS_EXTENSION_NAME (self), FALSE);
  return g_str_equal (self->type, "analog");
}
