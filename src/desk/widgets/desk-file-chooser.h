/* desk-file-chooser.h: asks the person for a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskFileQuestion:
 * @title: the dialog's title, translated
 * @accept_label: the button's label, translated, with a mnemonic
 * @suggested_name: (nullable): the name to save as; %NULL to open a file that is there
 * @filter_name: (nullable): what the files are, translated
 * @suffixes: (nullable) (array zero-terminated=1): what the names of such files end in
 * @folder: ask for a folder to write into, and for no file
 *
 * What to ask for.
 */
typedef struct
{
  const char *title;
  const char *accept_label;
  const char *suggested_name;
  const char *filter_name;
  const char *const *suffixes;
  gboolean folder;
} DeskFileQuestion;

#define DESK_TYPE_FILE_CHOOSER (desk_file_chooser_get_type ())

G_DECLARE_DERIVABLE_TYPE (DeskFileChooser, desk_file_chooser, DESK, FILE_CHOOSER, GObject)

/**
 * DeskFileChooserClass:
 * @choose: asks; takes @task, and ends it with a #GFile, or with %G_IO_ERROR_CANCELLED if the person chose
 * none
 */
struct _DeskFileChooserClass
{
  GObjectClass parent_class;

  void (*choose) (DeskFileChooser *self, GtkWindow *parent, const DeskFileQuestion *question, GTask *task);
};

DeskFileChooser *desk_file_chooser_new (void);
void desk_file_chooser_choose_async (DeskFileChooser *self,
                                     GtkWindow *parent,
                                     const DeskFileQuestion *question,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GFile *desk_file_chooser_choose_finish (DeskFileChooser *self, GAsyncResult *result, GError **error);

G_END_DECLS
